/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program: a command line where a command is given, the window otherwise. */

#include <gtk/gtk.h>

#include "app/command/command.h"
#include "app/command/standard-streams.h"
#include "app/window/application.h"

int
main (int argc, char **argv)
{
  g_autoptr (MurApplication) application = NULL;

  mur_standard_streams_prepare ();
  if (mur_command_line_wants (argc, argv))
    return mur_command_line_run (argc, argv);
  if (!gtk_init_check ())
    {
      g_printerr ("murmuration: there is no display to open a window on; "
                  "murmuration render curve-fit -o fit.pdf draws without one\n");
      return 2;
    }
  application = mur_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
