#!/bin/sh
# 从本文件夹运行 jixiao，不安装任何东西。先用文件夹里的 python，再用系统里的 Python 3.11 至 3.13。
case "$0" in
*/*) here=${0%/*} ;;
*) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd) || exit 2

fits='import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32))'
for python in "$here/python/bin/python3" python3.13 python3.12 python3.11 python3; do
    if "$python" -I -c "$fits" 2>/dev/null; then
        exec "$python" -I "$here/start.py" "$@"
    fi
done
echo "找不到 64 位的 Python 3.11、3.12 或 3.13；请管理员安装其中一个，或把它放进 $here/python，见“使用说明.txt”" >&2
exit 2
