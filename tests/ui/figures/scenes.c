/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of scenes, and the presets that name them. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/tests.h"
#include "ui/figures/registry.h"

#include <string.h>

static void
test_tables (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      for (const MurScene *scene = mur_scenes (*e); scene->id != NULL; scene++)
        {
          g_assert_true (g_hash_table_add (ids, (gpointer)scene->id));
          g_assert_true (g_str_has_suffix (scene->sentence, ".")
                         || g_str_has_suffix (scene->sentence, "?"));
          g_assert_cmpuint (strlen (scene->title), <=, 16);
        }
      g_assert_true (g_hash_table_contains (ids, MUR_SCENE_OVERVIEW));
    }
}

static void
test_presets (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    for (const MurPreset *preset = (*e)->presets; preset != NULL && preset->id != NULL;
         preset++)
      {
        g_autoptr (GError) error = NULL;
        if (preset->scene != NULL)
          mur_scene_find (*e, preset->scene, &error);
        g_assert_no_error (error);
      }
}

void
mur_test_scenes (void)
{
  g_test_add_func ("/figures/scenes/tables", test_tables);
  g_test_add_func ("/figures/scenes/presets", test_presets);
}
