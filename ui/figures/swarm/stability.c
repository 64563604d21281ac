/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a swarm settles, in the plane of its coefficients, and where this one is. */

#include "ui/figures/swarm/private.h"

#include <math.h>

#define LEAST_REACH 5.0  /* of the axis of attraction */
#define MOST_INERTIA 2.0 /* that the parameters allow */
#define MOST_PULL 5.0
#define LAW_OF_INERTIA 0 /* as the parameter has it */

/* The mark is dragged over the plane while the swarm flies. Both pulls keep their shares
 * of the attraction. */
static void
add_handle (MurLayer *mark, const double *now, const MurParameters *parameters)
{
  const double cognitive = mur_parameters_number (parameters, "cognitive");
  const double sum = cognitive + mur_parameters_number (parameters, "social");
  const double share = sum > 0 ? cognitive / sum : 0.5;
  const MurHandle handle = {
    .name = "Inertia and attraction",
    .values = now,
    .n = 2,
    .way = MUR_HANDLE_PLANE,
    .minimum = { -MOST_INERTIA, 0 },
    .maximum = { MOST_INERTIA, MOST_PULL / fmax (share, 1 - share) },
    .targets
    = { { "inertia", 0, 1 }, { "cognitive", 1, share }, { "social", 1, 1 - share } },
  };
  mur_layer_add_handle (mark, &handle);
}

void
mur_swarm_add_stability (MurFigure *figure,
                         const MurFrame *frame,
                         const MurParameters *parameters,
                         guint row,
                         guint column)
{
  static const char *const words[]
    = { "Shaded: a swarm settles; this one flies apart",
        "Shaded: a swarm settles; of this one the mean does",
        "Shaded: a swarm settles, as this one does" };
  const MurColumn inertia = mur_column (frame, "stability", "inertia");
  const MurColumn first = mur_column (frame, "stability", "first");
  const MurColumn second = mur_column (frame, "stability", "second");
  const double order = mur_column_scalar (frame, "order");
  double *zero = mur_column_new (figure, inertia.n);
  double *now = mur_column_new (figure, 2);
  for (gsize i = 0; i < inertia.n; i++)
    zero[i] = 0;
  now[0] = mur_column_scalar (frame, "omega");
  now[1] = mur_column_scalar (frame, "phi");
  MurPanel *panel = mur_figure_add_panel (figure, row, column, "Coefficients");
  panel->caption
    = g_strdup (isnan (order) ? "Shaded: inertia settles; this law has no such theory"
                              : words[(guint)order]);
  panel->line_names = TRUE;
  mur_axis_set (&panel->x, "Inertia <i>ω</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Attraction <i>φ<sub>p</sub></i> + <i>φ<sub>g</sub></i>",
                NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = fmin (-1.05, now[0] - 0.05);
  panel->x.maximum = fmax (1.05, now[0] + 0.05);
  panel->y.minimum = 0;
  panel->y.maximum = fmax (LEAST_REACH, now[1] + 0.5);
  MurLayer *band = mur_panel_add_band (panel, MUR_ROLE_REFERENCE, NULL, inertia.values,
                                       zero, second.values, inertia.n);
  band->outside_limits = TRUE;
  MurLayer *mean = mur_panel_add_line (panel, MUR_ROLE_GUIDE, "mean settles",
                                       inertia.values, first.values, inertia.n);
  mean->outside_limits = TRUE;
  MurLayer *mark
    = mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, &now[0], &now[1], 1);
  mark->size = 1.6;
  if (mur_parameters_choice (parameters, "law") == LAW_OF_INERTIA)
    add_handle (mark, now, parameters);
}
