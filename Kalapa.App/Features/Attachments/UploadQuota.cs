using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Attachments;

/// <summary>
/// What one account may still bring (R123). Both are counted inside an operation, which holds the account's row: of two uploads or
/// drafts at once the second sees the first. What was taken back or discarded counts no more, because its bytes are gone too.
/// </summary>
public sealed class UploadQuota(UploadLimits limits)
{
    /// <summary>So many bytes more, within 30 days.</summary>
    /// <exception cref="RuleBroken"><c>file.month-full</c>.</exception>
    public async Task DemandRoom(OperationContext operation, long bytes)
    {
        var since = operation.Now - UploadLimits.Window;
        var brought = await operation.Db.Attachments.Where(row => row.UploadedBy == operation.Actor.UserId && row.At > since).SumAsync(row => row.Size, operation.Cancellation);
        if (brought + bytes > limits.BytesPerUser)
        {
            throw new RuleBroken("file.month-full", limits.BytesPerUser / 1024 / 1024);
        }
    }

    /// <summary>One draft more.</summary>
    /// <exception cref="RuleBroken"><c>draft.too-many</c>.</exception>
    public async Task DemandDraft(OperationContext operation)
    {
        if (await operation.Db.Tickets.CountAsync(row => row.CreatedById == operation.Actor.UserId && row.State == TicketState.Draft, operation.Cancellation) >= limits.OpenDrafts)
        {
            throw new RuleBroken("draft.too-many", limits.OpenDrafts);
        }
    }
}
