/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sweep/look.h"

#include "core/base/error.h"
#include "core/base/names.h"

#include <math.h>
#include <string.h>

const MurScene mur_sweep_scenes[] = {
  [MUR_SWEEP_HEAT] = { "heat", "Map", "What comes out over two parameters?", NULL },
  [MUR_SWEEP_CURVES]
  = { "curves", "Curve", "How does it depend on one, and how far does it spread?",
      NULL },
  [MUR_SWEEP_SCATTER]
  = { "scatter", "Scatter", "What do two columns have to do with each other?", NULL },
  [MUR_SWEEP_DISTRIBUTION]
  = { "distribution", "Distribution", "How many runs come out how well?", NULL },
  [MUR_N_SWEEP_SCENES] = { NULL },
};

/* What a scene has of the three, and whether any field may be it. */
static const struct
{
  gboolean has_x, has_y, has_value;
  gboolean takes_all;
} kinds[MUR_N_SWEEP_SCENES] = {
  [MUR_SWEEP_HEAT] = { TRUE, TRUE, TRUE, FALSE },
  [MUR_SWEEP_CURVES] = { TRUE, FALSE, TRUE, FALSE },
  [MUR_SWEEP_SCATTER] = { TRUE, TRUE, FALSE, TRUE },
  [MUR_SWEEP_DISTRIBUTION] = { FALSE, FALSE, TRUE, FALSE },
};

const char *const mur_sweep_look_parts[] = { "x", "y", "value", NULL };

static gboolean
varies (const MurSweepResults *results, const MurSweepField *field)
{
  double first = NAN;
  for (gsize i = 0; i < mur_sweep_results_n_rows (results); i++)
    if (isnan (first))
      first = field->values[i];
    else if (!isnan (field->values[i]) && field->values[i] != first)
      return TRUE;
  return FALSE;
}

/* The @index-th swept parameter, those that are seeds behind all others. */
static const char *
pick_swept (const MurSweepResults *results, guint index)
{
  for (int seeds = 0; seeds <= 1; seeds++)
    for (guint i = 0; i < mur_sweep_results_n_fields (results); i++)
      {
        const MurSweepField *field = mur_sweep_results_field (results, i);
        if (field->kind == MUR_SWEEP_FIELD_SWEPT && field->is_seed == seeds
            && index-- == 0)
          return field->name;
      }
  return NULL;
}

/* The first result that is not the same in all runs, else the first. One that is swept as
 * well says nothing new. */
static const char *
pick_result (const MurSweepResults *results)
{
  const char *first = NULL;
  for (guint i = 0; i < mur_sweep_results_n_fields (results); i++)
    {
      const MurSweepField *field = mur_sweep_results_field (results, i);
      if (field->kind != MUR_SWEEP_FIELD_RESULT)
        continue;
      first = first != NULL ? first : field->name;
      if (varies (results, field))
        return field->name;
    }
  return first != NULL ? first : "seconds";
}

static guint
count_swept (const MurSweepResults *results)
{
  guint n = 0;
  for (guint i = 0; i < mur_sweep_results_n_fields (results); i++)
    {
      const MurSweepField *field = mur_sweep_results_field (results, i);
      n += field->kind == MUR_SWEEP_FIELD_SWEPT && !field->is_seed;
    }
  return n;
}

MurSweepLook *
mur_sweep_look_new (const MurSweepResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  const guint n = count_swept (results);
  const char *first = pick_swept (results, 0), *second = pick_swept (results, 1);
  const char *value = pick_result (results);
  MurSweepLook *self = g_new0 (MurSweepLook, 1);
  self->scene = n >= 2   ? MUR_SWEEP_HEAT
                : n == 1 ? MUR_SWEEP_CURVES
                         : MUR_SWEEP_DISTRIBUTION;
  self->over[MUR_SWEEP_HEAT]
    = (MurSweepOver){ g_strdup (first), g_strdup (second), g_strdup (value) };
  self->over[MUR_SWEEP_CURVES]
    = (MurSweepOver){ g_strdup (first), NULL, g_strdup (value) };
  self->over[MUR_SWEEP_SCATTER]
    = (MurSweepOver){ g_strdup (first), g_strdup (value), NULL };
  self->over[MUR_SWEEP_DISTRIBUTION] = (MurSweepOver){ NULL, NULL, g_strdup (value) };
  return self;
}

MurSweepLook *
mur_sweep_look_copy (const MurSweepLook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurSweepLook *copy = g_memdup2 (self, sizeof *self);
  for (guint i = 0; i < MUR_N_SWEEP_SCENES; i++)
    copy->over[i]
      = (MurSweepOver){ g_strdup (self->over[i].x), g_strdup (self->over[i].y),
                        g_strdup (self->over[i].value) };
  copy->titles = mur_titles_ref (self->titles);
  return copy;
}

void
mur_sweep_look_free (MurSweepLook *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < MUR_N_SWEEP_SCENES; i++)
    {
      g_free (self->over[i].x);
      g_free (self->over[i].y);
      g_free (self->over[i].value);
    }
  mur_titles_unref (self->titles);
  g_free (self);
}

/* Returns: (nullable): where the scene in sight keeps @part */
static char **
place_of (MurSweepLook *self, const char *part)
{
  MurSweepOver *over = &self->over[self->scene];
  if (g_str_equal (part, "x") && kinds[self->scene].has_x)
    return &over->x;
  if (g_str_equal (part, "y") && kinds[self->scene].has_y)
    return &over->y;
  return g_str_equal (part, "value") && kinds[self->scene].has_value ? &over->value
                                                                     : NULL;
}

const char *
mur_sweep_look_get (const MurSweepLook *self, const char *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  char **place = place_of ((MurSweepLook *)self, part);
  return place != NULL ? *place : NULL;
}

gboolean
mur_sweep_look_takes (const MurSweepLook *self,
                      const char *part,
                      const MurSweepField *field)
{
  g_return_val_if_fail (self != NULL && part != NULL && field != NULL, FALSE);

  if (place_of ((MurSweepLook *)self, part) == NULL)
    return FALSE;
  if (kinds[self->scene].takes_all)
    return TRUE;
  return g_str_equal (part, "value")
           ? field->kind != MUR_SWEEP_FIELD_SWEPT && !g_str_equal (field->name, "run")
           : field->kind == MUR_SWEEP_FIELD_SWEPT;
}

static gboolean
refuse (const MurSweepLook *self,
        const MurSweepResults *results,
        const char *part,
        const char *field,
        GError **error)
{
  g_autoptr (GString) allowed = g_string_new (NULL);
  g_autofree char *shown = mur_names_show (field);
  for (guint i = 0; i < mur_sweep_results_n_fields (results); i++)
    {
      const MurSweepField *other = mur_sweep_results_field (results, i);
      if (mur_sweep_look_takes (self, part, other))
        g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "",
                                other->name);
    }
  if (allowed->len == 0)
    g_string_append_printf (allowed, "the scene %s has none",
                            mur_sweep_scenes[self->scene].id);
  return mur_error_refuse (error, MUR_ERROR_UNKNOWN, part, shown, "%s", allowed->str);
}

gboolean
mur_sweep_look_set (MurSweepLook *self,
                    const MurSweepResults *results,
                    const char *part,
                    const char *field,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && results != NULL, FALSE);
  g_return_val_if_fail (part != NULL && field != NULL, FALSE);

  char **place = place_of (self, part);
  const MurSweepField *found = mur_sweep_results_find (results, field);
  if (place == NULL || found == NULL || !mur_sweep_look_takes (self, part, found))
    return refuse (self, results, part, field, error);
  MurSweepOver *over = &self->over[self->scene];
  char **other = place == &over->x ? &over->y : place == &over->y ? &over->x : NULL;
  if (other != NULL && g_strcmp0 (*other, field) == 0)
    {
      g_free (*other);
      *other = g_steal_pointer (place);
    }
  g_free (*place);
  *place = g_strdup (field);
  return TRUE;
}

gboolean
mur_sweep_look_set_scene (MurSweepLook *self, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  for (guint i = 0; i < MUR_N_SWEEP_SCENES; i++)
    if (g_str_equal (mur_sweep_scenes[i].id, id))
      {
        self->scene = (MurSweepScene)i;
        return TRUE;
      }
  g_autofree char *shown = mur_names_show (id);
  return mur_error_refuse (error, MUR_ERROR_UNKNOWN, "scene", shown,
                           "heat, curves, scatter, distribution");
}

gboolean
mur_sweep_look_set_statistic (MurSweepLook *self, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  g_autoptr (GString) allowed = g_string_new (NULL);
  for (guint i = 0; i < MUR_N_STATISTICS; i++)
    {
      if (g_str_equal (mur_statistics[i].id, id))
        {
          self->statistic = (MurStatistic)i;
          return TRUE;
        }
      g_string_append_printf (allowed, "%s%s", i > 0 ? ", " : "", mur_statistics[i].id);
    }
  g_autofree char *shown = mur_names_show (id);
  return mur_error_refuse (error, MUR_ERROR_UNKNOWN, "statistic", shown, "%s",
                           allowed->str);
}

void
mur_sweep_look_set_title (MurSweepLook *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL);

  g_autoptr (MurTitles) before = self->titles;
  self->titles = mur_titles_with (before, name, text);
}
