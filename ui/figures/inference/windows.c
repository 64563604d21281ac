/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frequencies and couplings against time, window by window, with bands of 95 %, over the
 * truth where that is known. All data at once are one window. */

#include "ui/figures/inference/private.h"

#include <math.h>
#include <stdlib.h>

/* Lines in a panel: all couplings of three oscillators, of more those that move most. */
#define MOST_LINES 6
#define FEWER_LINES 4
#define Z 1.959963984540054 /* of 95 % */
#define TRUTH_WIDTH 0.8
/* A band that goes beyond what values span by more than so many times that is cut. */
#define MOST_BEYOND 1.0
/* Of a value, where all are the same. */
#define LEAST_SPAN 0.1
#define MARGIN 0.08

/* One value over time. */
typedef struct
{
  gsize row; /* of the table estimates */
  const double *time, *value, *lower, *upper, *truth;
  gsize n;
  double span;
} Course;

static void
widen (double ends[2], const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      {
        ends[0] = fmin (ends[0], values[i]);
        ends[1] = fmax (ends[1], values[i]);
      }
}

static double
find_span (const Course *course)
{
  double ends[2] = { INFINITY, -INFINITY };
  widen (ends, course->value, course->n);
  return ends[0] <= ends[1] ? ends[1] - ends[0] : 0;
}

static void
set_band (const MurInferenceDrawing *self, Course *course, const double *error)
{
  double *lower = mur_column_new (self->figure, course->n);
  double *upper = mur_column_new (self->figure, course->n);
  for (gsize i = 0; i < course->n; i++)
    {
      lower[i] = course->value[i] - Z * error[i];
      upper[i] = course->value[i] + Z * error[i];
    }
  course->lower = lower;
  course->upper = upper;
}

static Course
read_windows (const MurInferenceDrawing *self, MurInferenceGroup group, gsize i)
{
  static const char *const patterns[][3] = {
    [MUR_INFERENCE_OMEGAS] = { "omega*", "omega_error*", "omega_truth*" },
    [MUR_INFERENCE_COUPLINGS] = { "k*", "k_error*", "k_truth*" },
  };
  const char *const *names = patterns[group];
  const MurColumn time = mur_column (self->frame, "windows", "time");
  Course course = {
    .row = mur_infer_first (self, group) + i,
    .time = time.values,
    .n = time.n,
    .value = mur_column_of (self->frame, "windows", names[0], i + 1).values,
    .truth = mur_column_of (self->frame, "windows", names[2], i + 1).values,
  };
  set_band (self, &course,
            mur_column_of (self->frame, "windows", names[1], i + 1).values);
  return course;
}

/* A number at both ends of the time. */
static const double *
twice (const MurInferenceDrawing *self, const char *column, gsize row)
{
  double *values = mur_column_new (self->figure, 2);
  values[0] = values[1] = mur_column (self->frame, "estimates", column).values[row];
  return values;
}

static Course
read_whole (const MurInferenceDrawing *self, MurInferenceGroup group, gsize i)
{
  const gsize row = mur_infer_first (self, group) + i;
  double *time = mur_column_new (self->figure, 2);
  Course course = {
    .row = row,
    .time = time,
    .n = 2,
    .value = twice (self, "value", row),
    .truth = twice (self, "truth", row),
  };
  time[0] = self->time.n > 0 ? self->time.values[0] : 0;
  time[1] = self->time.n > 0 ? self->time.values[self->time.n - 1] : 1;
  set_band (self, &course, twice (self, "standard_error", row));
  return course;
}

static gboolean
has_windows (const MurInferenceDrawing *self)
{
  return mur_parameters_number (self->parameters, "window") > 0;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Course *first = a, *second = b;
  return (first->span < second->span) - (first->span > second->span);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Course *first = a, *second = b;
  return (first->row > second->row) - (first->row < second->row);
}

/* Returns: (element-type Course): those that move most, in the order of the rows */
static GArray *
choose_courses (const MurInferenceDrawing *self, MurInferenceGroup group)
{
  GArray *courses = g_array_new (FALSE, FALSE, sizeof (Course));
  for (gsize i = 0; i < mur_infer_n_rows (self, group); i++)
    {
      Course course = has_windows (self) ? read_windows (self, group, i)
                                         : read_whole (self, group, i);
      course.span = find_span (&course);
      g_array_append_val (courses, course);
    }
  g_array_sort (courses, compare_spans);
  if (courses->len > MOST_LINES)
    g_array_set_size (courses, FEWER_LINES);
  g_array_sort (courses, compare_rows);
  return courses;
}

/* What lines span, and as much of their bands as does not flatten them. */
static void
set_limits (MurPanel *panel, const GArray *courses)
{
  double ends[2] = { INFINITY, -INFINITY }, all[2];
  for (guint i = 0; i < courses->len; i++)
    {
      const Course *course = &g_array_index (courses, Course, i);
      widen (ends, course->value, course->n);
      widen (ends, course->truth, course->n);
    }
  if (!(ends[0] <= ends[1]))
    return;
  const double span
    = fmax (ends[1] - ends[0], LEAST_SPAN * fmax (fabs (ends[0]), fabs (ends[1])));
  const double room = span > 0 ? span : 1;
  all[0] = ends[0];
  all[1] = ends[1];
  for (guint i = 0; i < courses->len; i++)
    {
      const Course *course = &g_array_index (courses, Course, i);
      widen (all, course->lower, course->n);
      widen (all, course->upper, course->n);
    }
  panel->y.minimum = fmax (all[0], ends[0] - MOST_BEYOND * room) - MARGIN * room;
  panel->y.maximum = fmin (all[1], ends[1] + MOST_BEYOND * room) + MARGIN * room;
}

static void
add_course (const MurInferenceDrawing *self,
            MurPanel *panel,
            const Course *course,
            MurRole role)
{
  g_autofree char *name = mur_infer_short_name (self, course->row);
  mur_panel_add_band (panel, role, NULL, course->time, course->lower, course->upper,
                      course->n)
    ->outside_limits
    = TRUE;
  if (self->has_truth)
    {
      MurLayer *truth = mur_panel_add_line (panel, role, NULL, course->time,
                                            course->truth, course->n);
      truth->dashed = TRUE;
      truth->width = TRUTH_WIDTH;
    }
  mur_panel_add_line (panel, role, name, course->time, course->value, course->n)->solid
    = TRUE;
}

static void
add_panel (const MurInferenceDrawing *self,
           MurInferenceGroup group,
           guint row,
           const char *title,
           const char *symbol)
{
  const gsize n = mur_infer_n_rows (self, group);
  g_autoptr (GArray) courses = choose_courses (self, group);
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 0, title);
  mur_infer_set_time (self, panel);
  mur_axis_set (&panel->y, symbol, "rad/s", MUR_SCALE_LINEAR);
  panel->line_names = TRUE;
  set_limits (panel, courses);
  if (courses->len < n)
    panel->caption = g_strdup_printf (has_windows (self)
                                        ? "The %u of %" G_GSIZE_FORMAT " that move most"
                                        : "The first %u of %" G_GSIZE_FORMAT,
                                      courses->len, n);
  for (guint i = 0; i < courses->len; i++)
    add_course (self, panel, &g_array_index (courses, Course, i),
                (MurRole)(MUR_ROLE_SERIES_1 + i));
}

static const char *
describe_lines (const MurInferenceDrawing *self)
{
  if (!has_windows (self))
    return "One window, all of the time: a shorter window lets them move";
  return self->has_truth ? "Bands: 95 %. Dashed: the truth" : "Bands: 95 %";
}

MurFigure *
mur_infer_build_windows (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing
    = mur_infer_draw (frame, parameters, "Inference: windows");
  add_panel (&drawing, MUR_INFERENCE_OMEGAS, 0, "Natural frequencies", "<i>ω</i>");
  add_panel (&drawing, MUR_INFERENCE_COUPLINGS, 1, "Couplings, driven ← by",
             "<i>K</i>");
  MurPanel *first = mur_figure_panel (drawing.figure, 0);
  if (first->caption == NULL)
    first->caption = g_strdup (describe_lines (&drawing));
  return drawing.figure;
}
