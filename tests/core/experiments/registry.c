/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every experiment in the registry: names, texts, defaults, presets,
 * and that a run of it begins, steps, shows and ends. */

#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <string.h>

static void
assert_name (const char *name)
{
  g_assert_cmpint ((int)strlen (name), >, 0);
  for (const char *p = name; *p != '\0'; p++)
    g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '_'
                   || *p == '-');
}

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_cmpint ((int)strlen (text), <, 160);
}

static void
test_texts (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      assert_name ((*e)->id);
      assert_sentence ((*e)->summary);
      g_assert_nonnull ((*e)->step_unit);
      for (const MurParameter *row = (*e)->parameters; row->name != NULL; row++)
        {
          assert_name (row->name);
          assert_sentence (row->summary);
          g_assert_true (g_utf8_validate (row->label, -1, NULL));
          g_assert_true (g_hash_table_add (seen, (gpointer)row->name));
          g_assert_true (row->group != NULL || row->flags & MUR_PARAMETER_MAIN);
          g_assert_true ((row->kind == MUR_PARAMETER_CHOICE) == (row->choices != NULL));
          if (row->flags & MUR_PARAMETER_LOGARITHMIC)
            g_assert_cmpfloat (row->minimum, >, 0);
        }
      for (const MurInput *input = (*e)->inputs; input && input->name != NULL; input++)
        assert_sentence (input->summary);
      for (const MurAction *action = (*e)->actions; action && action->name; action++)
        assert_sentence (action->summary);
    }
}

/* An enumerator without a row would end the choices before the maximum. */
static void
assert_choices (const MurParameter *row)
{
  guint n = 0;
  for (const MurChoice *choice = row->choices; choice->id != NULL; choice++, n++)
    {
      assert_name (choice->id);
      g_assert_nonnull (choice->title);
      for (const MurChoice *other = row->choices; other < choice; other++)
        g_assert_cmpstr (other->id, !=, choice->id);
    }
  g_assert_cmpfloat (row->minimum, ==, 0);
  g_assert_cmpfloat (row->maximum, ==, n - 1);
}

static void
test_choices (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    for (const MurParameter *row = (*e)->parameters; row->name != NULL; row++)
      if (row->kind == MUR_PARAMETER_CHOICE)
        assert_choices (row);
}

/* One letter each, which neither figure nor window has a use for, to turn choices. */
static void
test_keys (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (const MurParameter *row = (*e)->parameters; row->name != NULL; row++)
        {
          if (row->key == NULL)
            continue;
          g_assert_cmpint (row->kind, ==, MUR_PARAMETER_CHOICE);
          g_assert_true (g_ascii_islower (row->key[0]) && row->key[1] == '\0');
          g_assert_null (strchr ("hlrxy", row->key[0]));
          g_assert_true (g_hash_table_add (seen, (gpointer)row->key));
        }
    }
}

static void
test_presets (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    for (const MurPreset *preset = (*e)->presets; preset && preset->id; preset++)
      {
        g_autoptr (MurSession) session = mur_session_new (*e);
        g_autoptr (GError) error = NULL;
        mur_experiment_apply_preset (*e, preset->id, session->parameters, &error);
        g_assert_no_error (error);
        assert_sentence (preset->summary);
        g_autoptr (MurJob) job = mur_runs_begin (session, 2);
        mur_runs_step (job, 2);
        g_autoptr (MurFrame) frame = mur_job_frame (job);
        g_assert_cmpuint (mur_frame_n_tables (frame), >, 0);
      }
}

void
mur_test_registry (void)
{
  g_test_add_func ("/experiments/registry/texts", test_texts);
  g_test_add_func ("/experiments/registry/choices", test_choices);
  g_test_add_func ("/experiments/registry/keys", test_keys);
  g_test_add_func ("/experiments/registry/presets", test_presets);
}
