/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/parallel/channel.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_AT_ONCE 65536

void
mur_channel_init (MurChannel *self, int fd)
{
  *self = (MurChannel){ .fd = fd,
                        .in = g_byte_array_sized_new (READ_AT_ONCE),
                        .out = g_byte_array_new () };
}

void
mur_channel_clear (MurChannel *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->in, g_byte_array_unref);
  g_clear_pointer (&self->out, g_byte_array_unref);
}

void
mur_channel_put (MurChannel *self, gconstpointer bytes, gsize n)
{
  g_byte_array_append (self->out, bytes, (guint)n);
}

gboolean
mur_channel_has_to_write (const MurChannel *self)
{
  return self->n_written < self->out->len;
}

gboolean
mur_channel_write (MurChannel *self, int flags)
{
  while (mur_channel_has_to_write (self))
    {
      const gssize n = send (self->fd, self->out->data + self->n_written,
                             self->out->len - self->n_written, flags | MSG_NOSIGNAL);

      if (n > 0)
        self->n_written += (gsize)n;
      else if (errno == EAGAIN)
        return TRUE;
      else if (errno != EINTR)
        return FALSE;
    }
  g_byte_array_set_size (self->out, 0);
  self->n_written = 0;
  return TRUE;
}

gsize
mur_message_payload (const MurMessage *message)
{
  if (message->kind != MUR_MESSAGE_RESULTS)
    return message->size;
  return (message->is_recorded ? message->n * 2 * sizeof (double) : 0) + message->size
         + message->size_errors;
}

/* How many bytes more the message needs whose header has come; 0 where it is not known. */
static gsize
bytes_awaited (const MurChannel *self)
{
  const gsize n = self->in->len - self->n_used;
  MurMessage message;

  if (n < sizeof message)
    return 0;
  memcpy (&message, self->in->data + self->n_used, sizeof message);
  const gsize all = sizeof message + mur_message_payload (&message);

  return all > n ? all - n : 0;
}

gboolean
mur_channel_read (MurChannel *self, int flags)
{
  if (self->n_used > 0)
    {
      g_byte_array_remove_range (self->in, 0, (guint)self->n_used);
      self->n_used = 0;
    }

  const guint before = self->in->len;
  const gsize room = MAX (READ_AT_ONCE, bytes_awaited (self));
  gssize n;

  g_byte_array_set_size (self->in, before + (guint)room);
  do
    n = recv (self->fd, self->in->data + before, room, flags);
  while (n < 0 && errno == EINTR);
  g_byte_array_set_size (self->in, before + (guint)MAX (n, 0));
  return n > 0 || (n < 0 && errno == EAGAIN);
}

gboolean
mur_channel_next (MurChannel *self, MurMessage *message, const guint8 **payload)
{
  const gsize n = self->in->len - self->n_used;

  if (n < sizeof *message)
    return FALSE;
  memcpy (message, self->in->data + self->n_used, sizeof *message);
  const gsize all = sizeof *message + mur_message_payload (message);

  if (n < all)
    return FALSE;
  *payload = self->in->data + self->n_used + sizeof *message;
  self->n_used += all;
  return TRUE;
}
