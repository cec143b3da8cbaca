@echo off
rem Opens a terminal in the data directory, with the first commands on screen.
rem The directory: a folder dropped onto this file; else this folder, or 数据 or data in it.
chcp 65001 >nul
title visits
set "PATH=%~dp0;%PATH%"
set "DATA=%~1"
if not defined DATA if exist "%~dp0visits.toml" set "DATA=%~dp0."
if not defined DATA if exist "%~dp0数据\visits.toml" set "DATA=%~dp0数据"
if not defined DATA if exist "%~dp0data\visits.toml" set "DATA=%~dp0data"
if not defined DATA goto first
cd /d "%DATA%"
visits --version
echo.
echo   数据目录: %CD%
echo.
echo   visits plan              本月谁去拜访哪一户
echo   visits agenda today      今天的拜访单
echo   visits due               待办的拜访
echo   visits log 3-1-0502      记一次拜访
echo   visits overdue           已经逾期的
echo   visits report -o 月报.html   本月月报
echo   visits check             数据有没有错
echo   visits --help            全部命令
echo.
cmd /k
exit /b

:first
cd /d "%~dp0"
visits --version
echo.
echo   这里还没有数据目录。
echo.
echo   先看示例:   visits plan -C 示例 --now 2026-11-16T09:00
echo   建自己的:   visits init 数据 --preset butler
echo   有哪些规则: visits init --list-presets
echo.
echo   建好以后, 再双击“开始”就直接进入“数据”。
echo   其他位置的数据目录: 把那个文件夹拖到“开始”上。
echo.
cmd /k
