"""The WSGI application; any WSGI server can serve it once `loosen.web.serve.prepare` has run."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "loosen.web.settings")
application = get_wsgi_application()
