using System.Text.Json.Serialization;

namespace Kalapa.App.Live;

/// <summary>An account's circuits end, or those of one of its sessions.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="SessionId">Which sign-in; null for all of them.</param>
public sealed record Revocation(Guid UserId, Guid? SessionId = null);

/// <summary>
/// What one commit tells: ids and routing facts, no content. The node that committed publishes it at once; the others find it in the
/// change log (<c>Data/ChangeLog.cs</c>) and publish it too.
/// </summary>
public sealed record Announcement
{
    /// <summary>Whose circuits end.</summary>
    public IReadOnlyList<Revocation> Revoked { get; init; } = [];

    /// <summary>One for each ticket.</summary>
    public IReadOnlyList<TicketChanged> Tickets { get; init; } = [];

    /// <summary>Accounts, companies and visitors.</summary>
    public IReadOnlyList<AccountChanged> Accounts { get; init; } = [];

    /// <summary>Roll calls.</summary>
    public IReadOnlyList<RollCallChanged> RollCalls { get; init; } = [];

    /// <summary>Solutions.</summary>
    public IReadOnlyList<SolutionChanged> Solutions { get; init; } = [];

    /// <summary>Lines of the device register.</summary>
    public IReadOnlyList<DeviceChanged> Devices { get; init; } = [];

    /// <summary>Known issues.</summary>
    public IReadOnlyList<KnownIssueChanged> KnownIssues { get; init; } = [];

    /// <summary>The categories of support requests.</summary>
    public bool Categories { get; init; }

    /// <summary>Working hours, holidays and promises.</summary>
    public bool Promises { get; init; }

    /// <summary>Who decides for whom: one was named, began, ended or was withdrawn.</summary>
    public bool StandIns { get; init; }

    /// <summary>What staff keeps about companies.</summary>
    public IReadOnlyList<CompanyChanged> Companies { get; init; } = [];

    /// <summary>Its number in the change log; 0 where there is none, and what is published is in the order of commits by itself.</summary>
    [JsonIgnore]
    public long Number { get; init; }

    /// <summary>Nobody need hear of it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Revoked.Count + Tickets.Count + Accounts.Count + RollCalls.Count + Solutions.Count + Devices.Count + KnownIssues.Count + Companies.Count == 0 && !Categories && !Promises && !StandIns;

    /// <summary>Tells this node. Call it after the commit; it neither waits nor runs any watcher's code.</summary>
    public void Publish(LiveUpdates live, Revocations revocations)
    {
        foreach (var revoked in Revoked)
        {
            revocations.Publish(revoked.UserId, revoked.SessionId);
        }

        foreach (var change in Tickets)
        {
            live.Publish(change with { Number = Number });
        }

        foreach (var change in Accounts)
        {
            live.Publish(change);
        }

        foreach (var change in RollCalls)
        {
            live.Publish(change);
        }

        foreach (var change in Solutions)
        {
            live.Publish(change);
        }

        foreach (var change in Devices)
        {
            live.Publish(change);
        }

        foreach (var change in KnownIssues)
        {
            live.Publish(change);
        }

        if (Categories)
        {
            live.Publish(new CategoriesChanged());
        }

        if (Promises)
        {
            live.Publish(new PromisesChanged());
        }

        if (StandIns)
        {
            live.Publish(new StandInsChanged());
        }

        foreach (var change in Companies)
        {
            live.Publish(change);
        }
    }
}
