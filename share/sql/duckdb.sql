-- The tables that `visits group export results -f parquet -o results` writes, as views of DuckDB.
-- From the folder that holds results/:   duckdb -init share/sql/duckdb.sql
-- Then views.sql. Nothing is derived from raw folders here: what is due, covered or short is the program's word.

CREATE OR REPLACE TEMP VIEW quota AS SELECT * FROM read_parquet('results/quota/*/*.parquet');
CREATE OR REPLACE TEMP VIEW coverage AS SELECT * FROM read_parquet('results/coverage/*/*.parquet');
CREATE OR REPLACE TEMP VIEW visits AS SELECT * FROM read_parquet('results/visits/*/*.parquet');
CREATE OR REPLACE TEMP VIEW duties AS SELECT * FROM read_parquet('results/duties/*/*.parquet');
CREATE OR REPLACE TEMP VIEW issues AS SELECT * FROM read_parquet('results/issues/*/*.parquet');
CREATE OR REPLACE TEMP VIEW answers AS SELECT * FROM read_parquet('results/answers/*/*.parquet');
CREATE OR REPLACE TEMP VIEW ratings AS SELECT * FROM read_parquet('results/ratings/*/*.parquet');
CREATE OR REPLACE TEMP VIEW surveys AS SELECT * FROM read_parquet('results/surveys/*/*.parquet');
CREATE OR REPLACE TEMP VIEW attainment AS SELECT * FROM read_parquet('results/attainment/*/*.parquet');
CREATE OR REPLACE TEMP VIEW departments AS SELECT * FROM read_parquet('results/departments/*/*.parquet');
CREATE OR REPLACE TEMP VIEW attention AS SELECT * FROM read_parquet('results/attention/*/*.parquet');
