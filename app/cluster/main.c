/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* murmuration-mpi: sweep on a cluster, with the arguments that it has on one machine. An
 * executable of its own, so that the window and its workers link no MPI. */

#include "app/cluster/cluster.h"

#include "app/command/run.h"
#include "app/command/standard-streams.h"

#include <mpi.h>
#include <signal.h>

/* Whether rank 0 got as far as to deal. */
static gboolean has_dealt;

static gboolean
deal (MurStore *store,
      const MurSweepOptions *options,
      MurSweepProgressFunc progress,
      gpointer data,
      GError **error)
{
  has_dealt = TRUE;
  return mur_cluster_deal (store, options, progress, data, error);
}

static gboolean
check (int argc, char **argv, int n_ranks, GError **error)
{
  if (argc < 2 || !g_str_equal (argv[1], "sweep"))
    return mur_usage_error (error, "murmuration-mpi", argc < 2 ? "nothing" : argv[1],
                            "sweep, with its arguments");
  return n_ranks > 1
         || mur_usage_error (
           error, "ranks", "1",
           "at least 2, one of which deals out and writes: mpirun -n 3 "
           "murmuration-mpi sweep …");
}

static int
lead (int argc, char **argv, int n_ranks)
{
  const MurSweepExecutor ranks = { deal, (guint)n_ranks - 1 };
  g_autoptr (GError) error = NULL;
  int status = MUR_EXIT_USAGE;
  mur_standard_streams_take_prints ();
  if (check (argc, argv, n_ranks, &error))
    status = mur_command_sweep_by (&ranks, argc - 1, argv + 1, &error);
  if (!has_dealt)
    mur_cluster_dismiss ();
  if (status == MUR_EXIT_DONE && !mur_standard_output_check (&error))
    status = MUR_EXIT_USAGE;
  if (error != NULL)
    mur_standard_error_say (error->message);
  return status;
}

/* Asked to end, a job ends as rank 0 says. */
static void
follow (void)
{
  signal (SIGINT, SIG_IGN);
  signal (SIGTERM, SIG_IGN);
  mur_cluster_compute ();
}

int
main (int argc, char **argv)
{
  int rank, n_ranks, status = MUR_EXIT_DONE;
  mur_standard_streams_prepare ();
  MPI_Init (&argc, &argv);
  MPI_Comm_rank (MPI_COMM_WORLD, &rank);
  MPI_Comm_size (MPI_COMM_WORLD, &n_ranks);
  if (rank == 0)
    status = lead (argc, argv, n_ranks);
  else
    follow ();
  MPI_Finalize ();
  return status;
}
