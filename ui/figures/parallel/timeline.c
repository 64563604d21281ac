/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A lane a worker: its tasks, what serialising them took, where it had nothing to do, and
 * where it ended. Of many tasks a frame has stretches of time in place of bars; those are
 * as high as the share of the time that tasks took. */

#include "ui/figures/parallel/private.h"

#include <math.h>

#define LANE 0.8         /* of the distance of lanes */
#define MOST_NAMED 40    /* tasks whose arguments stand in their bars */
#define LEAST_NAMED 0.03 /* of the whole time: bars that have room for them */
#define PROCESSES 1      /* as the parameter has it */

/* Rectangles of one kind. */
typedef struct
{
  double *x, *y, *dx, *dy; /* of the figure */
  gsize n;
} Bars;

static Bars
new_bars (MurFigure *figure, gsize n)
{
  double *all = mur_column_new (figure, 4 * n);

  return (Bars){ all, all + n, all + 2 * n, all + 3 * n, 0 };
}

static void
add_bar (Bars *self, double x, double y, double dx, double dy)
{
  self->x[self->n] = x;
  self->y[self->n] = y;
  self->dx[self->n] = dx;
  self->dy[self->n++] = dy;
}

static MurLayer *
paint (MurPanel *panel, const Bars *bars, MurRole role, const char *name)
{
  MurLayer *layer = mur_panel_add_cells (panel, role, name, bars->x, bars->y, bars->dx,
                                         bars->dy, bars->n);

  layer->outside_limits = TRUE;
  return layer;
}

/* What is drawn of the lanes, in the order in which it is painted. */
typedef enum
{
  TASK,
  AGAIN,
  SERIALISE,
  N_KINDS
} Kind;

static void
sort_bars (const MurFrame *frame, Bars bars[N_KINDS])
{
  const MurColumn worker = mur_column (frame, "lanes", "worker");
  const MurColumn start = mur_column (frame, "lanes", "start");
  const MurColumn end = mur_column (frame, "lanes", "end");
  const MurColumn busy = mur_column (frame, "lanes", "busy");
  const MurColumn serialise = mur_column (frame, "lanes", "serialise");
  const MurColumn attempt = mur_column (frame, "lanes", "attempt");

  for (gsize i = 0; i < worker.n; i++)
    {
      const double bottom = worker.values[i] - LANE / 2;
      const double width = end.values[i] - start.values[i];
      const double height = LANE * busy.values[i];

      if (busy.values[i] > 0)
        add_bar (&bars[attempt.values[i] > 1 ? AGAIN : TASK], start.values[i], bottom,
                 width, height);
      if (serialise.values[i] > 0)
        add_bar (&bars[SERIALISE], start.values[i], bottom + height, width,
                 LANE * serialise.values[i]);
    }
}

static double
latest (const MurColumn *column)
{
  double most = 0;

  for (gsize i = 0; i < column->n; i++)
    most = fmax (most, column->values[i]);
  return most;
}

/* As far as the tasks should take, so that the axis rests while they do. */
static double
expected_end (const MurFrame *frame, const MurParameters *parameters)
{
  const double workers = mur_column_scalar (frame, "workers");
  const double n = (double)mur_parameters_integer (parameters, "tasks");
  const double given = (double)mur_parameters_integer (parameters, "chunk");
  const double chunk = given > 0 ? fmin (given, n) : ceil (n / (4 * workers));
  const double rounds = ceil (ceil (n / chunk) / workers);

  return 1.1 * rounds * chunk * mur_parameters_number (parameters, "task_size");
}

/* From zero to the end, a lane a worker. */
static void
add_idle (MurFigure *figure, MurPanel *panel, guint n_workers, double end)
{
  Bars bars = new_bars (figure, n_workers);

  for (guint i = 1; i <= n_workers; i++)
    add_bar (&bars, 0, i - LANE / 2, end, LANE);
  paint (panel, &bars, MUR_ROLE_GHOST, "Idle")->opacity = 0.6;
}

/* The arguments of tasks that have room for them. */
static void
add_arguments (MurFigure *figure, MurPanel *panel, const MurFrame *frame, double end)
{
  const MurColumn task = mur_column (frame, "tasks", "task");
  const MurColumn worker = mur_column (frame, "tasks", "worker");
  const MurColumn start = mur_column (frame, "tasks", "start");
  const MurColumn stop = mur_column (frame, "tasks", "end");
  const double first = mur_column_scalar (frame, "first_argument");
  double *middle;
  char **texts;
  gsize n = 0;

  if (task.n > MOST_NAMED)
    return;
  middle = mur_column_new (figure, 2 * task.n);
  texts = g_new0 (char *, task.n + 1);
  mur_figure_own (figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < task.n; i++)
    {
      if (stop.values[i] - start.values[i] < LEAST_NAMED * end)
        continue;
      middle[n] = 0.5 * (start.values[i] + stop.values[i]);
      middle[task.n + n] = worker.values[i];
      texts[n++] = g_strdup_printf ("%g", first + task.values[i] - 1);
    }
  mur_panel_add_text (panel, MUR_ROLE_GHOST, middle, middle + task.n,
                      (const char *const *)texts, n, MUR_ANCHOR_CENTRE);
}

static void
add_deaths (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn time = mur_column (frame, "deaths", "time");
  const MurColumn worker = mur_column (frame, "deaths", "worker");

  if (time.n == 0)
    return;
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_FIT, "Worker ended",
                                          time.values, worker.values, time.n);

  layer->marker = MUR_MARKER_CROSS;
  layer->size = 2;
  layer->outside_limits = TRUE;
}

static void
set_axes (MurPanel *panel, const MurColumn *end, guint n_workers, double right)
{
  mur_column_set_axis (end, &panel->x, "Time", MUR_SCALE_LINEAR);
  panel->x.minimum = 0;
  panel->x.maximum = right;
  mur_axis_set (&panel->y, "Worker", NULL, MUR_SCALE_LINEAR);
  panel->y.integer = TRUE;
  panel->y.minimum = 0.5;
  panel->y.maximum = n_workers + 0.5;
}

/* Processes can be ended, by a click as long as there is something for them to do. */
static void
set_drop (MurPanel *panel, const MurFrame *frame, const MurParameters *parameters)
{
  const gsize n_done = mur_column (frame, "results", "argument").n;

  if (mur_parameters_choice (parameters, "kind") != PROCESSES)
    return;
  panel->drop = "kill";
  panel->drop_label = "_End This Worker";
  panel->drop_is_row = TRUE;
  if (n_done < mur_parameters_integer (parameters, "tasks"))
    panel->drop_hint = "click or D ends this worker";
}

static void
add_tasks (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  static const struct
  {
    MurRole role;
    const char *name;
  } looks[N_KINDS] = {
    [TASK] = { MUR_ROLE_SERIES_1, "Task" },
    [AGAIN] = { MUR_ROLE_SERIES_2, "Run again" },
    [SERIALISE] = { MUR_ROLE_SERIES_3, "Serialising" },
  };
  const gsize n = mur_column (frame, "lanes", "worker").n;
  Bars bars[N_KINDS];

  for (guint kind = 0; kind < N_KINDS; kind++)
    bars[kind] = new_bars (figure, n);
  sort_bars (frame, bars);
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (bars[kind].n > 0)
      paint (panel, &bars[kind], looks[kind].role, looks[kind].name);
}

MurPanel *
mur_parallel_add_timeline (MurFigure *figure,
                           const MurFrame *frame,
                           const MurParameters *parameters,
                           guint row,
                           guint column)
{
  const MurColumn end = mur_column (frame, "lanes", "end");
  const guint n_workers = (guint)mur_column_scalar (frame, "workers");
  const double right = fmax (latest (&end), expected_end (frame, parameters));
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);

  panel->legend = TRUE;
  set_drop (panel, frame, parameters);
  set_axes (panel, &end, n_workers, right);
  add_idle (figure, panel, n_workers, right);
  add_tasks (figure, panel, frame);
  add_arguments (figure, panel, frame, right);
  add_deaths (panel, frame);
  return panel;
}
