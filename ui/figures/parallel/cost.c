/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Time a task against its size: where the lines of workers are below that without, it pays
 * to hand tasks over. */

#include "ui/figures/parallel/private.h"

#include <math.h>

/* "12 µs" */
static char *
format_seconds (double seconds)
{
  static const struct
  {
    double factor;
    const char *unit;
  } units[] = { { 1e9, "ns" }, { 1e6, "µs" }, { 1e3, "ms" } };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (units) && seconds * units[i].factor >= 1000)
    i++;
  const double value = seconds * units[i].factor;

  return g_strdup_printf ("%.*f %s", value < 10, value, units[i].unit);
}

/* How much longer a task takes by workers than without: a logarithm, NaN where it is not
 * measured. */
static double
find_loss (const MurColumn *by, const MurColumn *serial, gsize i)
{
  return log (by->values[i] / serial->values[i]);
}

/* The size above which workers gain: that with the largest sum of losses below it less
 * losses above it, as single measurements may be disturbed; between two sizes where
 * straight lines on log axes meet. 0: they always do; infinite: they do not; NaN: not all
 * is measured */
static double
find_break_even (const MurColumn *size, const MurColumn *by, const MurColumn *serial)
{
  double sum = 0, most = 0;
  gsize first = 0;

  for (gsize k = 0; k < size->n; k++)
    {
      sum += find_loss (by, serial, k);
      if (isnan (sum))
        return NAN;
      if (sum <= most)
        continue;
      most = sum;
      first = k + 1;
    }
  if (first == 0 || first == size->n)
    return first == 0 ? 0 : INFINITY;

  const double below = find_loss (by, serial, first - 1);
  const double above = -find_loss (by, serial, first);
  const double step = log (size->values[first] / size->values[first - 1]);

  return size->values[first - 1] * exp (step * below / (below + above));
}

/* (transfer full): "from 12 µs a task on" */
static char *
describe (double size)
{
  g_autofree char *text = NULL;

  if (size == 0)
    return g_strdup ("at every size");
  if (isinf (size))
    return g_strdup ("at no size");
  text = format_seconds (size);
  return g_strdup_printf ("from %s a task on", text);
}

static void
add_line (MurPanel *panel,
          const MurFrame *frame,
          MurRole role,
          const char *name,
          const char *column)
{
  const MurColumn size = mur_column (frame, "cost", "size");
  const MurColumn time = mur_column (frame, "cost", column);

  mur_panel_add_line (panel, role, name, size.values, time.values, size.n)->solid
    = TRUE;
  mur_panel_add_points (panel, role, NULL, size.values, time.values, size.n);
}

static void
add_break_even (MurPanel *panel, MurRole role, double size)
{
  if (size > 0 && isfinite (size))
    mur_panel_add_vertical_rule (panel, role, NULL, size)->outside_limits = TRUE;
}

/* So that the axes rest until all is measured. */
static void
set_axes (MurPanel *panel, const MurColumn *size)
{
  const double least = size->values[0], most = size->values[size->n - 1];

  mur_column_set_axis (size, &panel->x, NULL, MUR_SCALE_LOG);
  mur_axis_set (&panel->y, "Time a task", "s", MUR_SCALE_LOG);
  panel->x.minimum = least / 1.5;
  panel->x.maximum = most * 1.5;
}

MurPanel *
mur_parallel_add_cost (MurFigure *figure,
                       const MurFrame *frame,
                       const MurParameters *parameters,
                       guint row,
                       guint column)
{
  const MurColumn size = mur_column (frame, "cost", "size");
  const MurColumn serial = mur_column (frame, "cost", "serial");
  const MurColumn by_threads = mur_column (frame, "cost", "threads");
  const MurColumn by_processes = mur_column (frame, "cost", "processes");
  const double threads = find_break_even (&size, &by_threads, &serial);
  const double processes = find_break_even (&size, &by_processes, &serial);
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);

  panel->legend = TRUE;
  set_axes (panel, &size);
  if (!isnan (processes) && !isnan (threads))
    {
      g_autofree char *first = describe (processes);
      g_autofree char *second = describe (threads);

      panel->caption = g_strdup_printf ("Processes pay %s, threads %s", first, second);
    }
  add_line (panel, frame, MUR_ROLE_REFERENCE, "Without workers", "serial");
  add_line (panel, frame, MUR_ROLE_SERIES_1, "Threads", "threads");
  add_line (panel, frame, MUR_ROLE_SERIES_2, "Processes", "processes");
  add_break_even (panel, MUR_ROLE_SERIES_1, threads);
  add_break_even (panel, MUR_ROLE_SERIES_2, processes);
  return panel;
}
