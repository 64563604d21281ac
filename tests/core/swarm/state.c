/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved and restored is straight through; what does not fit is refused. */

#include "core/base/error.h"
#include "tests/core/archives.h"
#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <string.h>

#define N 30
#define D 4
#define SEED 1099511628211u

static MurSwarm *
fresh (const char *id, guint64 seed)
{
  MurSwarmSettings settings = preset_settings (id, N);
  MurStop stop = no_stop ();

  return swarm_in_box (&settings, &stop, D, seed, rastrigin_cb, NULL);
}

/* Through JSON text, as a checkpoint goes. */
static MurArchive *
written_and_read (const MurSwarm *swarm)
{
  g_autoptr (MurArchive) archive = mur_archive_new ();

  mur_swarm_save (swarm, archive);
  return mur_archives_reread (archive);
}

static void
test_restored_is_straight_through (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    for (guint early = 0; early < 40; early += 13)
      {
        g_autoptr (MurSwarm) straight = fresh (preset->id, SEED);
        g_autoptr (MurSwarm) restored = fresh (preset->id, SEED);
        g_autoptr (MurArchive) archive = NULL;
        g_autoptr (GError) error = NULL;

        run_generations (straight, early);
        mur_swarm_scatter (straight);
        run_generations (straight, early);
        archive = written_and_read (straight);
        run_generations (restored, 3); /* what it was before does not matter */
        g_assert_true (mur_swarm_restore (restored, archive, &error));
        g_assert_no_error (error);
        assert_same_state (straight, restored);
        run_generations (straight, 45);
        run_generations (restored, 45);
        mur_swarm_scatter (straight);
        mur_swarm_scatter (restored);
        run_generations (straight, 5);
        run_generations (restored, 5);
        assert_same_state (straight, restored);
      }
}

/* The stop is the new swarm's: one that was finished may go on, and patience remembers
 * how long it has waited. */
static void
test_stop_is_that_of_the_new (void)
{
  MurSwarmSettings settings = preset_settings ("laszuk-2015", N);
  MurStop stop = no_stop ();
  double value = 4.5;
  g_autoptr (MurArchive) archive = NULL;
  g_autoptr (MurSwarm) other = NULL;

  stop.iterations = 20;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, SEED, constant_cb, &value);

  run_generations (swarm, 30);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_EXHAUSTED);
  archive = written_and_read (swarm);
  stop.iterations = 0;
  stop.patience = 25;
  other = swarm_in_box (&settings, &stop, D, SEED, constant_cb, &value);
  g_assert_true (mur_swarm_restore (other, archive, NULL));
  g_assert_cmpint (mur_swarm_status (other), ==, MUR_STATUS_RUNNING);
  run_generations (other, 30);
  g_assert_cmpint (mur_swarm_status (other), ==, MUR_STATUS_STALLED);
  g_assert_cmpuint (mur_swarm_generation (other), ==, 25);
}

/* No finite value yet: infinity goes through the archive too. */
static void
test_nothing_found_yet (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  double value = NAN;
  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, SEED, constant_cb, &value);
  g_autoptr (MurSwarm) other
    = swarm_in_box (&settings, &stop, D, SEED, constant_cb, &value);
  g_autoptr (MurArchive) archive = NULL;

  run_generations (swarm, 4);
  archive = written_and_read (swarm);
  g_assert_true (mur_swarm_restore (other, archive, NULL));
  assert_same_state (swarm, other);
}

/* Refused, with the name of what does not fit, and without a trace. */
static void
assert_refused (const MurArchive *archive, const char *name)
{
  g_autoptr (MurSwarm) swarm = fresh ("clerc-kennedy", 1);
  g_autoptr (MurSwarm) untouched = fresh ("clerc-kennedy", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_swarm_restore (swarm, archive, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  assert_same_state (swarm, untouched);
  run_generations (swarm, 3);
  run_generations (untouched, 3);
  assert_same_state (swarm, untouched);
}

/* A swarm's archive after nine generations, without the part that is called @name. */
static MurArchive *
archive_without (const char *name)
{
  g_autoptr (MurSwarm) swarm = fresh ("clerc-kennedy", SEED);
  g_autoptr (MurArchive) archive = NULL;

  run_generations (swarm, 9);
  archive = written_and_read (swarm);
  return mur_archives_without (archive, name);
}

static void
test_other_shapes_are_refused (void)
{
  MurStop stop = no_stop ();
  MurSwarmSettings fewer = preset_settings ("clerc-kennedy", N - 1);
  MurSwarmSettings same = preset_settings ("clerc-kennedy", N);
  g_autoptr (MurSwarm) small = swarm_in_box (&fewer, &stop, D, 1, rastrigin_cb, NULL);
  g_autoptr (MurSwarm) flat = swarm_in_box (&same, &stop, D - 1, 1, rastrigin_cb, NULL);
  g_autoptr (MurArchive) empty = mur_archive_new ();
  g_autoptr (MurArchive) from_small = written_and_read (small);
  g_autoptr (MurArchive) from_flat = written_and_read (flat);

  assert_refused (empty, "swarm_particles");
  assert_refused (from_small, "swarm_particles");
  assert_refused (from_flat, "swarm_dimensions");
}

static void
test_bad_integers_are_refused (void)
{
  static const struct
  {
    const char *name;
    guint64 value;
  } cases[] = {
    { "swarm_particles", 0 },           { "swarm_dimensions", G_MAXUINT64 },
    { "swarm_best_index", N },          { "swarm_without_gain", 10 },
    { "swarm_choices_generation", 10 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MurArchive) archive = archive_without (cases[k].name);

      assert_refused (archive, cases[k].name); /* absent */
      mur_archive_put_integer (archive, cases[k].name, cases[k].value);
      assert_refused (archive, cases[k].name);
    }
}

static void
test_bad_numbers_are_refused (void)
{
  static const struct
  {
    const char *name;
    gsize n;
    double value;
  } cases[] = {
    { "swarm_positions", N * D, NAN },
    { "swarm_positions", N * D, 1e3 },
    { "swarm_positions", N * D - 1, 0 },
    { "swarm_velocities", N * D, INFINITY },
    { "swarm_velocities", N * D, NAN },
    { "swarm_best_positions", N * D, -9 },
    { "swarm_best_values", N, NAN },
    { "swarm_best_values", N, -INFINITY },
    { "swarm_best_positions", N * D, -INFINITY },
    { "swarm_values", N + 1, 2 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MurArchive) archive = archive_without (cases[k].name);
      g_autofree double *values = g_new0 (double, cases[k].n);

      assert_refused (archive, cases[k].name); /* absent */
      values[cases[k].n - 1] = cases[k].value;
      mur_archive_put_doubles (archive, cases[k].name, values, cases[k].n);
      assert_refused (archive, cases[k].name);
    }
}

void
mur_test_state (void)
{
  g_test_add_func ("/swarm/state/restored-is-straight-through",
                   test_restored_is_straight_through);
  g_test_add_func ("/swarm/state/stop-is-that-of-the-new",
                   test_stop_is_that_of_the_new);
  g_test_add_func ("/swarm/state/nothing-found-yet", test_nothing_found_yet);
  g_test_add_func ("/swarm/state/other-shapes-are-refused",
                   test_other_shapes_are_refused);
  g_test_add_func ("/swarm/state/bad-integers-are-refused",
                   test_bad_integers_are_refused);
  g_test_add_func ("/swarm/state/bad-numbers-are-refused",
                   test_bad_numbers_are_refused);
}
