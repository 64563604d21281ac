/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables, columns and scalars, each on a line with its title, symbol and unit, and a
 * line that says what it is. */

#include "app/command/describe.h"

static void
describe_when (const char *when)
{
  if (when != NULL)
    g_print ("; only %s", when);
}

static void
describe_quantity (const MurQuantity *quantity, const char *indent)
{
  g_autofree char *label = mur_quantity_label (quantity);
  g_print ("%s%-22s %s", indent, quantity->name, label);
  if (quantity->unit != NULL)
    g_print (" [%s]", quantity->unit);
  if (quantity->flags & MUR_DESCRIBED_UNIT_OF_DATA)
    g_print (" [unit of the data]");
  describe_when (quantity->when);
  g_print ("\n%s%-22s %s\n", indent, "", quantity->summary);
}

static void
describe_table (const MurTableDescription *table)
{
  g_print ("%-24s %s", table->name, table->summary);
  describe_when (table->when);
  g_print ("\n");
  for (const MurQuantity *row = table->columns; row->name != NULL; row++)
    describe_quantity (row, "  ");
}

void
mur_command_describe_frame (const MurExperiment *experiment)
{
  if (experiment->tables != NULL)
    g_print ("\nTables\n");
  for (const MurTableDescription *row = experiment->tables;
       row != NULL && row->name != NULL; row++)
    describe_table (row);
  if (experiment->scalars != NULL)
    g_print ("\nScalars\n");
  for (const MurQuantity *row = experiment->scalars; row != NULL && row->name != NULL;
       row++)
    describe_quantity (row, "");
}
