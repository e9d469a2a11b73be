@echo off
rem Runs jixiao from this folder; nothing is installed. First the Python in the folder "python",
rem then the ones that Windows knows. ASCII only: cmd reads scripts in the code page of the console.
rem No brackets around %*: names of files hold brackets too.
setlocal
set "HERE=%~dp0"
set "FITS=import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32))"
set "PYTHON="
"%HERE%python\python.exe" -I -c "%FITS%" >nul 2>nul && set PYTHON="%HERE%python\python.exe"
if not defined PYTHON py -3.13 -I -c "%FITS%" >nul 2>nul && set "PYTHON=py -3.13"
if not defined PYTHON py -3.12 -I -c "%FITS%" >nul 2>nul && set "PYTHON=py -3.12"
if not defined PYTHON py -3.11 -I -c "%FITS%" >nul 2>nul && set "PYTHON=py -3.11"
if not defined PYTHON python -I -c "%FITS%" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON goto missing
%PYTHON% -I "%HERE%start.py" %*
exit /b %errorlevel%

:missing
for /f "tokens=2 delims=:" %%P in ('chcp') do set "PAGE=%%P"
chcp 936 >nul
type "%HERE%no-python.txt"
chcp %PAGE% >nul
pause
exit /b 2
