"""``python -m jixiao``."""

from jixiao.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
