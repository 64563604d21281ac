/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores: what was written is committed, and the next transaction begun. A commit needs
 * the file to itself: while somebody reads, rows stay in the transaction. */

#include "core/sweep/store-private.h"

#include "core/base/error.h"

#define COMMIT_US (G_USEC_PER_SEC / 2)
#define AGAIN_US (G_USEC_PER_SEC / 20) /* where a commit could not be made */
#define READERS_MS 10000               /* that the last commit waits for who reads */

gboolean
mur_store_fail (MurStore *self)
{
  sqlite3_exec (self->sql.db, "ROLLBACK", NULL, NULL, NULL);
  self->is_broken = TRUE;
  return FALSE;
}

gboolean
mur_store_end (MurStore *self, GError **error)
{
  sqlite3_busy_timeout (self->sql.db, READERS_MS);
  return mur_sql_execute (&self->sql, "COMMIT", error) || mur_store_fail (self);
}

/* Waits for at most @wait_ms. Returns: FALSE with @is_busy where who reads is in the way:
 * the transaction is as it was; FALSE without where it could not be made at all */
static gboolean
commit (MurStore *self, int wait_ms, gboolean *is_busy, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_busy_timeout (self->sql.db, wait_ms);
  const gboolean is_made = mur_sql_execute (&self->sql, "COMMIT", &failure);
  *is_busy = !is_made && sqlite3_errcode (self->sql.db) == SQLITE_BUSY;
  sqlite3_busy_timeout (self->sql.db, READERS_MS);
  const gboolean goes_on
    = is_made && mur_sql_execute (&self->sql, "BEGIN IMMEDIATE", &failure);
  sqlite3_busy_timeout (self->sql.db, 0);
  if (goes_on || *is_busy)
    return goes_on;
  g_propagate_error (error, g_steal_pointer (&failure));
  return mur_store_fail (self);
}

/* Returns: TRUE also where rows are still pending because somebody reads */
static gboolean
commit_pending (MurStore *self, int wait_ms, GError **error)
{
  gboolean is_busy = FALSE;
  if (self->is_broken)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "output",
                     "%s: cannot be written any more, after an error", self->sql.name);
      return FALSE;
    }
  if (self->n_pending > 0 && !commit (self, wait_ms, &is_busy, error) && !is_busy)
    return FALSE;
  if (!is_busy)
    self->n_pending = 0;
  self->due = g_get_monotonic_time () + (is_busy ? AGAIN_US : COMMIT_US);
  return TRUE;
}

gboolean
mur_store_commit (MurStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!commit_pending (self, READERS_MS, error))
    return FALSE;
  if (self->n_pending > 0)
    mur_error_set (error, MUR_ERROR_INPUT, "output",
                   "%s: another program goes on reading it, so that the last %u runs "
                   "could not be written",
                   self->sql.name, self->n_pending);
  return self->n_pending == 0;
}

gboolean
mur_store_commit_if_due (MurStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_get_monotonic_time () < self->due || commit_pending (self, 0, error);
}
