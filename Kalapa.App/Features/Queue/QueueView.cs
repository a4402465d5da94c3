using Kalapa.App.Live;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Queue;

/// <summary>The lists an agent looks at.</summary>
public enum QueueView
{
    /// <summary>What waits to be taken, first in, first out.</summary>
    Waiting,

    /// <summary>What the agent holds and has not seen through.</summary>
    Mine,

    /// <summary>What the client completes.</summary>
    Incomplete,

    /// <summary>What a supervisor decides on, or asked about.</summary>
    Deciding,

    /// <summary>What waits for the branch, for a visit, or for the client's "solved".</summary>
    Away,

    /// <summary>Everything open.</summary>
    All,
}

/// <summary>Which rows a view shows, and what it is called in the address.</summary>
public static class QueueViews
{
    private static readonly (QueueView View, string Address)[] Addresses =
    [
        (QueueView.Waiting, "antrian"),
        (QueueView.Mine, "saya"),
        (QueueView.Incomplete, "lengkapi"),
        (QueueView.Deciding, "persetujuan"),
        (QueueView.Away, "cabang"),
        (QueueView.All, "semua"),
    ];

    /// <summary>From top to bottom.</summary>
    public static IReadOnlyList<QueueView> All { get; } = [.. Addresses.Select(pair => pair.View)];

    /// <summary>The view an address names; the queue when it names none.</summary>
    public static QueueView Of(string? address) => Addresses.FirstOrDefault(pair => pair.Address == address).View;

    /// <summary>The word in <c>?lihat=</c>.</summary>
    public static string Address(this QueueView view) => Addresses.First(pair => pair.View == view).Address;

    /// <summary>True when <paramref name="row"/> stands in the view of the agent <paramref name="userId"/>.</summary>
    public static bool Shows(this QueueView view, TicketRow row, Guid userId) => view switch
    {
        QueueView.Waiting => row.State == TicketState.Queued,
        QueueView.Mine => row.Subject.OwnerId == userId && row.State is not (TicketState.Approved or TicketState.Resolved),
        QueueView.Incomplete => row.State == TicketState.Returned,
        QueueView.Deciding => row.State is TicketState.Escalated or TicketState.Clarifying,
        QueueView.Away => row.State is TicketState.AtBranch or TicketState.AwaitingVisit or TicketState.Resolved,
        _ => true,
    };

    /// <summary>
    /// What the row has waited for: in the queue for Kalapa (the time the client held it is not in the place it counts from),
    /// elsewhere for whoever holds it.
    /// </summary>
    public static DateTimeOffset WaitsSince(this TicketRow row) =>
        row.State == TicketState.Queued ? row.Key.QueuedAt : row.Since;
}
