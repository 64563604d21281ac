/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The handler is one global variable of GSL's, hence once and under GLib's lock. */

#include "core/fitting/gsl-errors.h"

#include <glib.h>
#include <gsl/gsl_errno.h>

void
mur_gsl_errors_off (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&done, 1);
    }
}
