"""Say before any long step whether the port is taken. Runs on any Python."""

import os
import socket
import sys

port = os.environ["PORT"]
if not port.isdigit() or not 0 < int(port) < 65536:
    sys.exit("\nPort: PORT=%s is not a number from 1 to 65535.\n  Type: make run PORT=8001" % port)

probe = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    probe.bind((os.environ["HOST"], int(port)))
except OSError as error:
    sys.exit(
        "\nPort: %s:%s cannot be used (%s).\n  Type: make run PORT=%d"
        % (os.environ["HOST"], port, (error.strerror or str(error)).lower(), int(port) + 1)
    )
finally:
    probe.close()
