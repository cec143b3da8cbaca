-- What head office asks of the results: rates with their denominators, month on month, ranking, trend.
-- The same statements run in DuckDB and in Spark SQL, over the tables of the results.

-- Figures of each community and month: n of total, and the rate where there is something to divide by.
CREATE OR REPLACE TEMP VIEW rates AS
SELECT community, city, company, period, period_from, figure, n, total,
       CASE WHEN total > 0 THEN CAST(n AS DOUBLE) / total END AS rate
FROM (
    SELECT community, city, company, period, period_from, 'coverage' AS figure, covered AS n, in_scope AS total
    FROM coverage WHERE level = 'community'
    UNION ALL
    SELECT community, city, company, period, period_from, 'quota', sum(asked - short), sum(asked)
    FROM quota GROUP BY community, city, company, period, period_from
    UNION ALL
    SELECT community, city, company, period, period_from, 'duties_in_time', sum(done), sum(done + done_late + missed + overdue)
    FROM duties GROUP BY community, city, company, period, period_from
    UNION ALL
    SELECT community, city, company, period, period_from, figure, n, total
    FROM answers
    UNION ALL
    SELECT community, city, company, period, period_from, 'resolved', resolved, raised
    FROM issues WHERE category = ''
    UNION ALL
    SELECT community, city, company, period, period_from, 'satisfied', sum(satisfied), sum(marks)
    FROM ratings GROUP BY community, city, company, period, period_from
    UNION ALL
    SELECT community, city, company, period, period_from, 'attained', kept, planned
    FROM attainment WHERE staff = ''
) AS counted;

-- The same added up: a rate of many is the rate of all their counts, never a mean of rates.
CREATE OR REPLACE TEMP VIEW rates_by_city AS
SELECT city, period, period_from, figure, sum(n) AS n, sum(total) AS total,
       CASE WHEN sum(total) > 0 THEN CAST(sum(n) AS DOUBLE) / sum(total) END AS rate,
       count(*) AS communities
FROM rates GROUP BY city, period, period_from, figure;

CREATE OR REPLACE TEMP VIEW rates_by_company AS
SELECT city, company, period, period_from, figure, sum(n) AS n, sum(total) AS total,
       CASE WHEN sum(total) > 0 THEN CAST(sum(n) AS DOUBLE) / sum(total) END AS rate,
       count(*) AS communities
FROM rates GROUP BY city, company, period, period_from, figure;

-- The group, month by month.
CREATE OR REPLACE TEMP VIEW trend AS
SELECT period, period_from, figure, sum(n) AS n, sum(total) AS total,
       CASE WHEN sum(total) > 0 THEN CAST(sum(n) AS DOUBLE) / sum(total) END AS rate
FROM rates GROUP BY period, period_from, figure;

-- Each community beside its month before.
CREATE OR REPLACE TEMP VIEW month_on_month AS
SELECT community, city, company, period, figure, n, total, rate,
       lag(rate) OVER (PARTITION BY community, figure ORDER BY period_from) AS rate_before,
       rate - lag(rate) OVER (PARTITION BY community, figure ORDER BY period_from) AS change
FROM rates;

-- Who stands where, the lowest first; communities with nothing to divide by have no place.
CREATE OR REPLACE TEMP VIEW ranking AS
SELECT community, city, company, period, figure, n, total, rate,
       rank() OVER (PARTITION BY period, figure ORDER BY rate) AS place
FROM rates WHERE rate IS NOT NULL;

-- What is late now, most first.
CREATE OR REPLACE TEMP VIEW late AS
SELECT community, city, company, period, as_of,
       sum(CASE WHEN kind <> 'missed' THEN late ELSE 0 END) AS late,
       max(worst_minutes) AS worst_minutes
FROM attention GROUP BY community, city, company, period, as_of;
