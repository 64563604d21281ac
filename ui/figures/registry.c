/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/registry.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/experiments/registry.h"

typedef struct
{
  const MurExperiment *experiment;
  const MurScene *scenes;
} Entry;

#define ENTRY(topic) { &mur_experiment_##topic, mur_scenes_##topic },

static const Entry entries[] = { MUR_FIGURES (ENTRY) };

const MurScene *
mur_scenes (const MurExperiment *experiment)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].experiment == experiment)
      return entries[i].scenes;
  return NULL;
}

gboolean
mur_figure_check (const MurExperiment *experiment, GError **error)
{
  g_return_val_if_fail (experiment != NULL, FALSE);

  if (mur_scenes (experiment) != NULL)
    return TRUE;
  mur_error_set (error, MUR_ERROR_UNKNOWN, "experiment",
                 "experiment: there is no figure of %s yet; its numbers are in its "
                 "tables and scalars",
                 experiment->id);
  return FALSE;
}

static void
refuse_unknown (const MurScene *scenes, const char *id, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (const MurScene *scene = scenes; scene->id != NULL; scene++)
    g_ptr_array_add (known, (gpointer)scene->id);
  g_ptr_array_add (known, NULL);
  g_autofree char *shown = mur_names_show (id);
  g_autofree char *hint = mur_names_hint (id, (const char *const *)known->pdata);
  mur_error_set (error, MUR_ERROR_UNKNOWN, "scene", "scene: %s is not known; %s", shown,
                 hint);
}

const MurScene *
mur_scene_find (const MurExperiment *experiment, const char *id, GError **error)
{
  if (!mur_figure_check (experiment, error))
    return NULL;
  const MurScene *scenes = mur_scenes (experiment);
  if (id == NULL)
    return scenes;
  for (const MurScene *scene = scenes; scene->id != NULL; scene++)
    if (g_str_equal (scene->id, id))
      return scene;
  refuse_unknown (scenes, id, error);
  return NULL;
}

MurFigure *
mur_figure_for_frame (const MurExperiment *experiment,
                      const MurScene *scene,
                      const MurFrame *frame,
                      const MurParameters *parameters)
{
  g_return_val_if_fail (frame != NULL && parameters != NULL, NULL);
  if (scene == NULL)
    scene = mur_scenes (experiment);
  g_return_val_if_fail (scene != NULL, NULL);

  MurFigure *figure = scene->build (frame, parameters);
  mur_figure_own (figure, mur_frame_ref (frame), (GDestroyNotify)mur_frame_unref);
  mur_figure_light_up (figure);
  return figure;
}
