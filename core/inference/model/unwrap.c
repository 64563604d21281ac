/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The analytic signal by GSL's transform of any length: negative frequencies removed. */

#include "core/inference/model/unwrap.h"

#include <gsl/gsl_fft_complex.h>
#include <math.h>
#include <string.h>

#define TURN (2 * G_PI)

gboolean
mur_phases_look_wrapped (gsize n, const double *phases)
{
  double least = INFINITY, most = -INFINITY, before = NAN;
  gboolean jumps = FALSE;

  for (gsize k = 0; k < n; k++)
    {
      if (isnan (phases[k]))
        continue;
      least = fmin (least, phases[k]);
      most = fmax (most, phases[k]);
      jumps = jumps || fabs (phases[k] - before) > G_PI;
      before = phases[k];
    }
  return jumps && most - least <= TURN * 1.0001;
}

gsize
mur_phases_unwrap_gaps (gsize n, double *phases)
{
  double before = NAN;
  gsize n_doubtful = 0;

  for (gsize k = 0; k < n; k++)
    {
      if (isnan (phases[k]))
        continue;
      if (!isnan (before))
        {
          phases[k] -= TURN * rint ((phases[k] - before) / TURN);
          n_doubtful += fabs (phases[k] - before) > TURN / 3;
        }
      before = phases[k];
    }
  return n_doubtful;
}

/* Twice the positive frequencies, none of the negative ones. */
static void
remove_negative (gsize n, double *spectrum)
{
  for (gsize k = 0; k < n; k++)
    {
      const double factor = k == 0 || 2 * k == n ? 1 : 2 * k < n ? 2 : 0;

      spectrum[2 * k] *= factor;
      spectrum[2 * k + 1] *= factor;
    }
}

/* Interleaved, of the signal less its mean. FALSE where nothing is left. */
static gboolean
analytic_signal (gsize n, const double *signal, double *out)
{
  gsl_fft_complex_wavetable *table = gsl_fft_complex_wavetable_alloc (n);
  gsl_fft_complex_workspace *work = gsl_fft_complex_workspace_alloc (n);
  double mean = 0, most = 0;

  for (gsize k = 0; k < n; k++)
    mean += signal[k] / (double)n;
  for (gsize k = 0; k < n; k++)
    {
      out[2 * k] = signal[k] - mean;
      out[2 * k + 1] = 0;
      most = fmax (most, fabs (out[2 * k]));
    }
  gsl_fft_complex_forward (out, 1, n, table, work);
  remove_negative (n, out);
  gsl_fft_complex_inverse (out, 1, n, table, work);
  gsl_fft_complex_wavetable_free (table);
  gsl_fft_complex_workspace_free (work);
  return most > 1e-12 * fabs (mean);
}

/* Samples of whole turns about the middle, where the transform is best: from @first on. */
static gsize
whole_turns (gsize n, const double *phases, gsize *first)
{
  const double turns = (phases[n - 1] - phases[0]) / TURN;
  const double margin = turns > 4 ? 1 : 0;
  const double count = floor (turns - 2 * margin);
  gsize begin = 0, end;

  while (begin + 1 < n && phases[begin] < phases[0] + margin * TURN)
    begin++;
  end = begin;
  while (end + 1 < n && phases[end] < phases[begin] + count * TURN)
    end++;
  *first = begin;
  return count >= 1 ? end - begin : 0;
}

static void
correct_protophase (gsize n, double *phases)
{
  double real[MUR_PROTOPHASE_TERMS + 1] = { 0 };
  double imaginary[MUR_PROTOPHASE_TERMS + 1] = { 0 };
  gsize first;
  const gsize count = whole_turns (n, phases, &first);

  if (count == 0)
    return;
  for (guint term = 1; term <= MUR_PROTOPHASE_TERMS; term++)
    for (gsize k = first; k < first + count; k++)
      {
        real[term] += cos (term * phases[k]) / (double)count;
        imaginary[term] -= sin (term * phases[k]) / (double)count;
      }
  for (gsize k = 0; k < n; k++)
    {
      const double theta = phases[k];

      /* 2 Re of S_k (e^{ikθ} − 1) / (ik) */
      for (guint term = 1; term <= MUR_PROTOPHASE_TERMS; term++)
        phases[k] += 2
                     * (real[term] * sin (term * theta)
                        + imaginary[term] * (cos (term * theta) - 1))
                     / term;
    }
}

gboolean
mur_phases_of_signal (gsize n, const double *signal, gboolean correct, double *phases)
{
  g_autofree double *analytic = g_new (double, 2 * n);

  g_return_val_if_fail (n >= 16, FALSE);
  if (!analytic_signal (n, signal, analytic))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    phases[k] = atan2 (analytic[2 * k + 1], analytic[2 * k]);
  mur_phases_unwrap_gaps (n, phases);
  if (correct)
    correct_protophase (n, phases);
  return TRUE;
}
