/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A coupling K_ij is seen by sin (φ_j − φ_i): where that is constant it cannot be told
 * from ω_i; where two of them are proportional, neither from the other; where it is nearly
 * a straight line, hardly from both. */

#include "core/inference/uncertainty/unseen.h"

#include <math.h>

#include "core/base/vmath.h"

/* Phase differences that stay within so many σ, or so many radians, are locked; those
 * that do not travel a radian look straight. */
#define LOCKED_SIGMAS 1.0
#define LOCKED_RADIANS 1e-6
#define STRAIGHT_RADIANS 1.0
/* 1 − correlation² of two sines that are one. */
#define COLLINEAR 1e-6
/* |K_ij − K_ji| by |K_ij| + |K_ji|. */
#define SYMMETRIC 1e-3
/* Residuals that say that the optimum is another. */
#define LOST_SIGMAS 10.0
#define LOST_RADIANS 0.1

/* Times that are looked at, at most: the courses are smooth. */
#define MOST_TIMES 512

/* Of the times that are looked at, oscillator by oscillator. */
typedef struct
{
  gsize n_times;
  guint n;
  double *phases, *sines, *cosines;
} Course;

static void
course_init (Course *self, const MurLikelihood *likelihood)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  const double *phases = mur_likelihood_phases (likelihood);
  const gsize n = data->n, every = 1 + (data->n_times - 1) / MOST_TIMES;

  self->n = data->n;
  self->n_times = (data->n_times - 1) / every + 1;
  self->phases = g_new (double, n * self->n_times);
  self->sines = g_new (double, n * self->n_times);
  self->cosines = g_new (double, n * self->n_times);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < self->n_times; k++)
      self->phases[i * self->n_times + k] = phases[k * every * n + i];
  mur_vsincos (n * self->n_times, self->phases, self->sines, self->cosines);
}

static void
course_clear (Course *self)
{
  g_free (self->phases);
  g_free (self->sines);
  g_free (self->cosines);
}

/* How far φ_j − φ_i goes from least to most. */
static double
travel (const Course *course, guint i, guint j)
{
  double least = INFINITY, most = -INFINITY;

  for (gsize k = 0; k < course->n_times; k++)
    {
      const double difference = course->phases[j * course->n_times + k]
                                - course->phases[i * course->n_times + k];

      least = fmin (least, difference);
      most = fmax (most, difference);
    }
  return most - least;
}

static void
look_at_pairs (MurUnseenCauses *self, const Course *course, double sigma)
{
  const double locked = fmax (LOCKED_SIGMAS * sigma, LOCKED_RADIANS);

  self->travel = INFINITY;
  for (guint i = 0; i < course->n; i++)
    for (guint j = i + 1; j < course->n; j++)
      {
        const double way = travel (course, i, j);

        if (way <= locked && (self->bits & MUR_UNSEEN_LOCKED) == 0)
          {
            self->bits |= MUR_UNSEEN_LOCKED;
            self->locked[0] = i;
            self->locked[1] = j;
          }
        if (way > locked && way < self->travel)
          {
            self->travel = way;
            self->slowest[0] = i;
            self->slowest[1] = j;
          }
      }
  if (self->travel < STRAIGHT_RADIANS)
    self->bits |= MUR_UNSEEN_SHORT;
}

/* sin (φ_j − φ_i) at time @k. */
static double
sine_between (const Course *course, guint i, guint j, gsize k)
{
  const gsize n = course->n_times;

  return course->sines[j * n + k] * course->cosines[i * n + k]
         - course->cosines[j * n + k] * course->sines[i * n + k];
}

/* 1 − correlation² of the sines of j and k as i sees them; 1 where one is constant. */
static double
independence (const Course *course, guint i, guint j, guint k)
{
  const double n = (double)course->n_times;
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;

  for (gsize t = 0; t < course->n_times; t++)
    {
      const double a = sine_between (course, i, j, t);
      const double b = sine_between (course, i, k, t);

      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
  xx -= x * x / n;
  yy -= y * y / n;
  xy -= x * y / n;
  if (!(xx > COLLINEAR * n && yy > COLLINEAR * n))
    return 1;
  return 1 - xy * xy / (xx * yy);
}

static void
look_for_mirrors (MurUnseenCauses *self, const Course *course)
{
  for (guint i = 0; i < course->n; i++)
    for (guint j = 0; j < course->n; j++)
      for (guint k = j + 1; k < course->n; k++)
        {
          if (i == j || i == k || independence (course, i, j, k) > COLLINEAR)
            continue;
          self->bits |= MUR_UNSEEN_MIRROR;
          self->mirror[0] = j;
          self->mirror[1] = k;
          self->seen_by = i;
          return;
        }
}

static gboolean
is_symmetric (guint n, const double *parameters)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const double a = parameters[mur_layout_coupling (n, i, j)];
        const double b = parameters[mur_layout_coupling (n, j, i)];

        if (fabs (a - b) > SYMMETRIC * (fabs (a) + fabs (b)))
          return FALSE;
      }
  return TRUE;
}

/* Residuals far above the noise that drift by half a turn, or of a sum, that are large
 * at all. */
static gboolean
is_lost (const MurLikelihood *likelihood, double sigma)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  const guint width = mur_observations_width (data);
  const double *residuals = mur_likelihood_residuals (likelihood);
  const double rms = sqrt (mur_likelihood_sum_of_squares (likelihood)
                           / (double)mur_likelihood_n_rows (likelihood));

  if (rms < LOST_RADIANS || rms < LOST_SIGMAS * sigma)
    return FALSE;
  for (guint c = 0; c < width; c++)
    {
      double least = INFINITY, most = -INFINITY;

      for (gsize k = 0; k < data->n_times; k++)
        {
          least = fmin (least, residuals[k * width + c]);
          most = fmax (most, residuals[k * width + c]);
        }
      if (most - least > G_PI || data->kind == MUR_OBSERVATION_SUM)
        return TRUE;
    }
  return FALSE;
}

void
mur_unseen_look (MurUnseenCauses *self,
                 const MurLikelihood *likelihood,
                 const double *parameters,
                 double sigma,
                 gboolean is_short_of)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  Course course;

  *self = (MurUnseenCauses){ .n = data->n,
                             .n_rows = mur_likelihood_n_rows (likelihood),
                             .n_parameters = mur_likelihood_n_parameters (likelihood) };
  self->duration = data->times[data->n_times - 1] - data->start;
  if (data->kind == MUR_OBSERVATION_SUM && data->n > 1)
    self->bits |= MUR_UNSEEN_COPIES;
  if (is_lost (likelihood, sigma))
    self->bits |= MUR_UNSEEN_FREQUENCY;
  if (!is_short_of)
    return;
  if (self->n_rows < self->n_parameters)
    self->bits |= MUR_UNSEEN_FEW_SAMPLES;
  course_init (&course, likelihood);
  look_at_pairs (self, &course, sigma);
  look_for_mirrors (self, &course);
  course_clear (&course);
  if (data->kind == MUR_OBSERVATION_SUM && data->n > 1
      && is_symmetric (data->n, parameters))
    self->bits |= MUR_UNSEEN_SYMMETRIC_SUM;
}

char *
mur_unseen_reason (const MurUnseenCauses *self, MurUnseen cause)
{
  switch (cause)
    {
    case MUR_UNSEEN_FEW_SAMPLES:
      return g_strdup_printf ("There are %" G_GSIZE_FORMAT
                              " values for %" G_GSIZE_FORMAT " parameters",
                              self->n_rows, self->n_parameters);
    case MUR_UNSEEN_LOCKED:
      return g_strdup_printf (
        "Oscillators %u and %u are locked from the start: their phase difference never "
        "changes, so their coupling looks like a frequency",
        self->locked[0] + 1, self->locked[1] + 1);
    case MUR_UNSEEN_MIRROR:
      return g_strdup_printf (
        "To oscillator %u, oscillators %u and %u look like one, or like each other's "
        "mirror image, so it cannot tell which of them pulls",
        self->seen_by + 1, self->mirror[0] + 1, self->mirror[1] + 1);
    case MUR_UNSEEN_SHORT:
      return g_strdup_printf (
        "In %.3g s the phases of oscillators %u and %u move apart by only %.2g rad, so "
        "the pull between them is nearly constant",
        self->duration, self->slowest[0] + 1, self->slowest[1] + 1, self->travel);
    case MUR_UNSEEN_SYMMETRIC_SUM:
      return g_strdup (
        "The couplings are symmetric, and then the sum of all phases is a "
        "straight line: it tells the sum of the frequencies and nothing "
        "of the couplings");
    case MUR_UNSEEN_COPIES:
      return g_strdup_printf (
        "A sum does not tell which oscillator is which, nor shifts by half turns: "
        "every answer for %u oscillators has exact copies, and values are compared "
        "with "
        "the nearest",
        self->n);
    case MUR_UNSEEN_FREQUENCY:
      return g_strdup_printf (
        "The fit has lost the data: a frequency is off by more than π over the time "
        "observed, %.3g rad/s",
        G_PI / self->duration);
    default:
      return g_strdup ("");
    }
}

const char *
mur_unseen_cure (MurUnseen cause)
{
  switch (cause)
    {
    case MUR_UNSEEN_FEW_SAMPLES:
      return "More samples, or a prior on the couplings, would tell the rest";
    case MUR_UNSEEN_LOCKED:
      return "Kick one of them, or start elsewhere";
    case MUR_UNSEEN_MIRROR:
      return "Phases to start from without that symmetry would tell them apart";
    case MUR_UNSEEN_SHORT:
      return "Observe for longer";
    case MUR_UNSEEN_SYMMETRIC_SUM:
      return "Observe each phase";
    case MUR_UNSEEN_COPIES:
      return "Observe each phase to know";
    case MUR_UNSEEN_FREQUENCY:
      return "Start from slopes, or from a regression";
    default:
      return "";
    }
}
