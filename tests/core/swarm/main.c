/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/swarm. */

#include "tests/core/swarm/units.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_ball ();
  mur_test_control ();
  mur_test_edges ();
  mur_test_hand ();
  mur_test_laws ();
  mur_test_loop ();
  mur_test_motion ();
  mur_test_presets ();
  mur_test_search ();
  mur_test_start ();
  mur_test_state ();
  mur_test_topology ();
  return g_test_run ();
}
