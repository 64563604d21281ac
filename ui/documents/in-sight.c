/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/in-sight.h"

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "core/base/names.h"
#include "ui/figures/registry.h"
#include "ui/figures/titles.h"
#include "ui/plot/layout/describe.h"
#include "ui/sweep/figure.h"
#include "ui/sweep/recipe.h"

#include <math.h>
#include <string.h>

MurInSight *
mur_in_sight_new (MurSession *session, MurFrame *frame)
{
  g_return_val_if_fail (session != NULL, NULL);

  MurInSight *self = g_new0 (MurInSight, 1);
  self->session = session;
  self->frame = frame;
  mur_export_options_init (&self->shown);
  return self;
}

MurInSight *
mur_in_sight_new_sweep (MurSweepResults *results, MurSweepLook *look)
{
  g_return_val_if_fail (results != NULL && look != NULL, NULL);

  MurInSight *self = g_new0 (MurInSight, 1);
  self->results = results;
  self->look = look;
  mur_export_options_init (&self->shown);
  return self;
}

void
mur_in_sight_set_views (MurInSight *self, const MurPanelView *views, guint n)
{
  g_return_if_fail (self != NULL);

  g_free (self->views);
  self->views = g_memdup2 (views, n * sizeof *views);
  self->n_views = self->views != NULL ? n : 0;
}

MurInSight *
mur_in_sight_copy (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurInSight *copy
    = self->results != NULL
        ? mur_in_sight_new_sweep (mur_sweep_results_ref (self->results),
                                  mur_sweep_look_copy (self->look))
        : mur_in_sight_new (mur_session_copy (self->session),
                            self->frame != NULL ? mur_frame_ref (self->frame) : NULL);
  mur_in_sight_set_views (copy, self->views, self->n_views);
  copy->shown = self->shown;
  copy->letters = self->letters;
  copy->recipe_only = self->recipe_only;
  copy->figure = self->figure != NULL ? mur_figure_ref (self->figure) : NULL;
  return copy;
}

void
mur_in_sight_free (MurInSight *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->session, mur_session_free);
  g_clear_pointer (&self->frame, mur_frame_unref);
  mur_sweep_results_unref (self->results);
  mur_sweep_look_free (self->look);
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_free (self->views);
  g_free (self);
}

static gboolean
is_in_sight (const MurInSight *self, guint panel)
{
  return panel >= self->n_views || !self->views[panel].out_of_sight;
}

guint
mur_in_sight_count_panels (const MurInSight *self, guint n)
{
  g_return_val_if_fail (self != NULL, 0);

  guint n_shown = 0;
  for (guint i = 0; i < n; i++)
    n_shown += is_in_sight (self, i);
  return n_shown;
}

/* Row by row. */
static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const MurPanel *one = *(const MurPanel *const *)a;
  const MurPanel *two = *(const MurPanel *const *)b;
  return one->row != two->row
           ? (one->row > two->row) - (one->row < two->row)
           : (one->column > two->column) - (one->column < two->column);
}

/* After (z) comes (aa). */
static char *
letters_of (guint index)
{
  const char last = (char)('a' + index % 26);
  return index < 26 ? g_strdup_printf ("%c", last)
                    : g_strdup_printf ("%c%c", (char)('a' + index / 26 - 1), last);
}

/* In the order in which the grid is read. One panel alone needs no name. */
static void
add_letters (const MurInSight *self, MurFigure *figure)
{
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    if (is_in_sight (self, i))
      g_ptr_array_add (panels, mur_figure_panel (figure, i));
  g_ptr_array_sort (panels, compare_cb);
  for (guint i = 0; panels->len > 1 && i < panels->len; i++)
    {
      MurPanel *panel = g_ptr_array_index (panels, i);
      g_autofree char *bare = panel->title;
      g_autofree char *letters = letters_of (i);
      panel->title = g_strdup_printf ("(%s)%s%s", letters, bare != NULL ? " " : "",
                                      bare != NULL ? bare : "");
    }
}

static MurFigure *
make_figure (const MurInSight *self, const MurScene *scene)
{
  MurFigure *figure
    = mur_figure_for_frame (self->session->experiment, scene, self->frame,
                            mur_session_last_parameters (self->session));
  mur_figure_take_titles (figure, scene->id, self->session->titles);
  return figure;
}

/* Of a sweep there is one panel, which needs no letter. */
MurFigure *
mur_in_sight_make_figure (const MurInSight *self, GError **error)
{
  g_return_val_if_fail (self != NULL && mur_in_sight_has_picture (self), NULL);

  if (self->figure != NULL)
    return mur_figure_ref (self->figure);
  if (self->results != NULL)
    return mur_sweep_figure (self->results, self->look);
  const MurScene *scene
    = mur_scene_find (self->session->experiment, self->session->scene, error);
  if (scene == NULL)
    return NULL;
  MurFigure *figure = make_figure (self, scene);
  if (self->letters)
    add_letters (self, figure);
  return figure;
}

gboolean
mur_in_sight_has_picture (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return !self->recipe_only && (self->frame != NULL || self->results != NULL);
}

static const MurExperiment *
experiment_of (const MurInSight *self)
{
  return self->results != NULL ? mur_sweep_results_experiment (self->results)
                               : self->session->experiment;
}

char *
mur_in_sight_name (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strconcat (experiment_of (self)->id, self->results != NULL ? "-sweep" : NULL,
                      NULL);
}

const char *
mur_in_sight_title (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return experiment_of (self)->title;
}

char *
mur_in_sight_format_recipe (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->results != NULL ? mur_sweep_recipe_format (self->results, self->look)
                               : mur_session_format (self->session);
}

/* The tables of a sweep: what is in the figure, and all runs. */
#define FIGURE_TABLE "figure"
#define RUNS_TABLE "runs"

char **
mur_in_sight_tables (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL && mur_in_sight_has_picture (self), NULL);

  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  if (self->results != NULL)
    g_strv_builder_add_many (names, FIGURE_TABLE, RUNS_TABLE, NULL);
  else
    for (guint i = 0; i < mur_frame_n_tables (self->frame); i++)
      g_strv_builder_add (names, mur_frame_table_name (self->frame, i));
  return g_strv_builder_end (names);
}

static void
refuse_table (const MurInSight *self, const char *table, GError **error)
{
  g_auto (GStrv) known = mur_in_sight_tables (self);
  g_autofree char *names = g_strjoinv (", ", known);
  mur_error_set (error, MUR_ERROR_UNKNOWN, "csv",
                 "csv: no table is called \"%s\"; there are: %s", table, names);
}

char *
mur_in_sight_format_table (const MurInSight *self, const char *table, GError **error)
{
  g_return_val_if_fail (self != NULL && mur_in_sight_has_picture (self), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  if (self->results != NULL && g_str_equal (table, FIGURE_TABLE))
    return mur_sweep_figure_csv (self->results, self->look);
  if (self->results != NULL && g_str_equal (table, RUNS_TABLE))
    return mur_sweep_results_format_csv (self->results, error);
  const MurTable *found
    = self->frame != NULL ? mur_frame_table (self->frame, table) : NULL;
  if (found == NULL)
    refuse_table (self, table, error);
  return found != NULL ? mur_csv_format (found) : NULL;
}

/* The one whose id @name begins with, else the session's. */
static const MurScene *
scene_of (const MurInSight *self, const char *name, GError **error)
{
  const MurExperiment *experiment = self->session->experiment;
  const MurScene *scene = mur_scenes (experiment);
  for (; scene != NULL && scene->id != NULL; scene++)
    if (g_str_has_prefix (name, scene->id) && name[strlen (scene->id)] == '.')
      return scene;
  return mur_scene_find (experiment, self->session->scene, error);
}

static gboolean
set_title_of_run (MurInSight *self, const char *name, const char *text, GError **error)
{
  const MurScene *scene = scene_of (self, name, error);
  if (scene == NULL)
    return FALSE;
  g_autoptr (MurFigure) figure = make_figure (self, scene);
  g_autofree char *found = mur_title_find (figure, scene->id, name, error);
  if (found == NULL)
    return FALSE;
  g_autoptr (MurTitles) titles = mur_titles_with (self->session->titles, found, text);
  mur_session_set_titles (self->session, titles);
  return TRUE;
}

static gboolean
set_title_of_sweep (MurInSight *self,
                    const char *name,
                    const char *text,
                    GError **error)
{
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, self->look);
  g_autofree char *found
    = mur_title_find (figure, mur_sweep_scenes[self->look->scene].id, name, error);
  if (found == NULL)
    return FALSE;
  mur_sweep_look_set_title (self->look, found, text);
  return TRUE;
}

gboolean
mur_in_sight_set_title (MurInSight *self,
                        const char *name,
                        const char *text,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && mur_in_sight_has_picture (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return self->results != NULL ? set_title_of_sweep (self, name, text, error)
                               : set_title_of_run (self, name, text, error);
}

void
mur_in_sight_show_panels (MurInSight *self, guint n, int index)
{
  g_return_if_fail (self != NULL && index < (int)n);

  g_autofree MurPanelView *views = g_new0 (MurPanelView, n);
  for (guint i = 0; i < n; i++)
    {
      if (i < self->n_views)
        views[i] = self->views[i];
      else
        views[i].x = views[i].y = (MurRange){ NAN, NAN };
      views[i].out_of_sight = index >= 0 && i != (guint)index;
    }
  mur_in_sight_set_views (self, views, n);
}

static gboolean
is_called (const char *name, const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  g_autofree char *one = g_utf8_casefold (name, -1);
  g_autofree char *other = g_utf8_casefold (text, -1);
  return g_str_equal (one, other);
}

/* By number, else by name; as many as there are panels where it is neither. */
static guint
find_panel (const MurFigure *figure, const char *text)
{
  const guint n = mur_figure_n_panels (figure);
  guint64 number;
  if (g_ascii_string_to_unsigned (text, 10, 1, n, &number, NULL))
    return (guint)number - 1;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = mur_panel_name (mur_figure_panel (figure, i), i);
      if (is_called (name, text))
        return i;
    }
  return n;
}

static void
refuse_panel (const MurFigure *figure, const char *panel, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      g_autofree char *name = mur_panel_name (mur_figure_panel (figure, i), i);
      g_string_append_printf (known, "%s%u %s", i > 0 ? ", " : "", i + 1, name);
    }
  g_autofree char *shown = mur_names_show (panel);
  mur_error_set (error, MUR_ERROR_UNKNOWN, "panel",
                 "panel: %s is not known; there are %s", shown, known->str);
}

gboolean
mur_in_sight_choose_panel (MurInSight *self, const char *panel, GError **error)
{
  g_return_val_if_fail (self != NULL && panel != NULL, FALSE);

  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (self, error);
  if (figure == NULL)
    return FALSE;
  const guint n = mur_figure_n_panels (figure), chosen = find_panel (figure, panel);
  if (chosen == n)
    {
      refuse_panel (figure, panel, error);
      return FALSE;
    }
  mur_in_sight_set_views (self, NULL, 0);
  mur_in_sight_show_panels (self, n, (int)chosen);
  return TRUE;
}
