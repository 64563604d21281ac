/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/registry.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

typedef struct
{
  const MurExperiment *experiment;
  MurFigure *(*draw) (const MurFrame *frame, const MurParameters *parameters);
} Entry;

#define ENTRY(topic) { &mur_experiment_##topic, mur_figure_##topic },

static const Entry entries[] = { MUR_FIGURES (ENTRY) };

static const Entry *
find (const MurExperiment *experiment)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].experiment == experiment)
      return &entries[i];
  return NULL;
}

gboolean
mur_figure_check (const MurExperiment *experiment, GError **error)
{
  g_return_val_if_fail (experiment != NULL, FALSE);

  if (find (experiment) != NULL)
    return TRUE;
  mur_error_set (error, MUR_ERROR_UNKNOWN, "experiment",
                 "experiment: there is no figure of %s yet; its numbers are in its "
                 "tables and scalars",
                 experiment->id);
  return FALSE;
}

MurFigure *
mur_figure_for_frame (const MurExperiment *experiment,
                      const MurFrame *frame,
                      const MurParameters *parameters)
{
  const Entry *entry = find (experiment);
  g_return_val_if_fail (entry != NULL && frame != NULL && parameters != NULL, NULL);

  MurFigure *figure = entry->draw (frame, parameters);
  mur_figure_own (figure, mur_frame_ref (frame), (GDestroyNotify)mur_frame_unref);
  return figure;
}
