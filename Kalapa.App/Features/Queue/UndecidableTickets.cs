using Kalapa.App.Data;
using Kalapa.App.Live;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Queue;

/// <summary>Reads which open tickets no supervisor may decide on. Ids only: whoever shows a ticket asks the rights for its row.</summary>
public sealed class UndecidableTickets(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time)
{
    private volatile OneRead? _last;

    /// <summary>As of the board's last read: one question to the database for all who watch the board. An answer that failed is not kept.</summary>
    public Task<IReadOnlySet<Guid>> Read(Board<TicketRow> board)
    {
        var asOf = board.AsOf;
        if (_last is { } last && last.AsOf == asOf && !last.Answer.IsFaulted && !last.Answer.IsCanceled)
        {
            return last.Answer;
        }

        var read = new OneRead(asOf, Read());
        _last = read;
        return read.Answer;
    }

    /// <summary>As of now.</summary>
    public async Task<IReadOnlySet<Guid>> Read(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WithoutDecider(time.GetUtcNow(), cancellationToken);
    }

    private sealed record OneRead(DateTimeOffset? AsOf, Task<IReadOnlySet<Guid>> Answer);
}
