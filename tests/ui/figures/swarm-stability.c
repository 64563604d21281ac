/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The mark in the plane of inertia and attraction: what dragging it sets. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

static MurDrawing *
draw (const char *const *assignments)
{
  MurSession *session = mur_session_new (&mur_experiment_swarm);
  for (; *assignments != NULL; assignments += 2)
    g_assert_true (
      mur_parameters_set (session->parameters, assignments[0], assignments[1], NULL));
  return mur_drawing_new_of (session, "stability", 3);
}

/* The mark is the last of the first panel. */
static const MurLayer *
find_mark (const MurDrawing *scene)
{
  return mur_drawing_layer (scene, 0,
                            mur_figure_panel (scene->figure, 0)->layers->len - 1);
}

static void
check_target (
  const MurHandle *handle, guint i, const char *name, guint axis, double factor)
{
  g_assert_cmpstr (handle->targets[i].name, ==, name);
  g_assert_cmpuint (handle->targets[i].axis, ==, axis);
  g_assert_cmpfloat (handle->targets[i].factor, ==, factor);
}

/* One quarter of the pull is towards a particle's own best; at most 5 is allowed for the
 * other three. */
static void
pulls_keep_their_shares (void)
{
  static const char *const unequal[]
    = { "inertia", "0.625", "cognitive", "0.75", "social", "2.25", NULL };
  g_autoptr (MurDrawing) scene = draw (unequal);
  const MurLayer *mark = find_mark (scene);
  const MurHandle *handle = mark->handle;

  g_assert_nonnull (handle);
  g_assert_cmpfloat (mark->x[0], ==, 0.625);
  g_assert_cmpfloat (mark->y[0], ==, 3);
  g_assert_cmpint (handle->way, ==, MUR_HANDLE_PLANE);
  g_assert_cmpfloat (handle->values[0], ==, 0.625);
  g_assert_cmpfloat (handle->values[1], ==, 3);
  check_target (handle, 0, "inertia", 0, 1);
  check_target (handle, 1, "cognitive", 1, 0.25);
  check_target (handle, 2, "social", 1, 0.75);
  g_assert_null (handle->targets[3].name);
  g_assert_cmpfloat (handle->minimum[0], ==, -2);
  g_assert_cmpfloat (handle->maximum[0], ==, 2);
  g_assert_cmpfloat (handle->minimum[1], ==, 0);
  g_assert_cmpfloat_with_epsilon (handle->maximum[1], 20.0 / 3, 1e-12);
}

/* From no pull at all both grow alike. */
static void
no_pull_is_halves (void)
{
  static const char *const none[] = { "cognitive", "0", "social", "0", NULL };
  g_autoptr (MurDrawing) scene = draw (none);
  const MurHandle *handle = find_mark (scene)->handle;

  check_target (handle, 1, "cognitive", 1, 0.5);
  check_target (handle, 2, "social", 1, 0.5);
  g_assert_cmpfloat (handle->maximum[1], ==, 10);
}

static void
other_laws_have_none (void)
{
  static const char *const laws[]
    = { "constriction", "fips", "bare-bones", "spso-2011" };
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      g_autoptr (MurDrawing) scene = draw ((const char *[]){ "law", laws[i], NULL });
      g_assert_null (find_mark (scene)->handle);
    }
}

void
mur_test_swarm_stability_scene (void)
{
  g_test_add_func ("/figures/swarm/stability/shares", pulls_keep_their_shares);
  g_test_add_func ("/figures/swarm/stability/no-pull", no_pull_is_halves);
  g_test_add_func ("/figures/swarm/stability/other-laws", other_laws_have_none);
}
