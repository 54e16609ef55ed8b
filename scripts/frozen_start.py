"""Where the frozen program begins."""

from desktop_invite.__main__ import main

raise SystemExit(main())
