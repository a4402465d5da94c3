using Kalapa.App.Features.Reports;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Queue;
using Xunit;

namespace Kalapa.Tests.App.Features.Reports;

/// <summary>A history made by hand: what a claim was is read from the line, not from what the claim says of itself.</summary>
public sealed class QueueReplayTests
{
    private static readonly DateTimeOffset Nine = new(2026, 7, 6, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();
    private static readonly Guid C = Guid.NewGuid();
    private long _seq;

    [Fact]
    public void Claims_in_order_are_found_in_order_and_the_picked_one_is_the_exception()
    {
        var claims = Play(
            Row("T02", A, 0, Lane.Normal, 0, 1),
            Row("T02", B, 1, Lane.Normal, 1, 2),
            Row("T02", C, 2, Lane.Normal, 2, 3),
            Row("T05", C, 10, Lane.Normal, 2, 3, reason: "Tamu menunggu"),
            Row("T04", A, 20, Lane.Normal, 0, 1),
            Row("T04", B, 30, Lane.Normal, 1, 2));

        Assert.Equal([(C, 2, ClaimOrder.Picked), (A, 0, ClaimOrder.InOrder), (B, 0, ClaimOrder.InOrder)], claims.Select(claim => (claim.Happened.TicketId!.Value, claim.Ahead, claim.Order)));
        Assert.Equal([8, 20, 29], claims.Select(claim => claim.Waited.TotalMinutes));
    }

    [Fact]
    public void A_claim_that_jumped_is_found_whatever_it_says()
    {
        var claims = Play(Row("T02", A, 0, Lane.Normal, 0, 1), Row("T02", B, 1, Lane.Normal, 1, 2), Row("T04", B, 5, Lane.Normal, 1, 2));

        Assert.Equal((1, ClaimOrder.OutOfOrder), (claims[0].Ahead, claims[0].Order));
    }

    [Fact]
    public void A_pick_of_the_head_is_no_exception()
    {
        var claims = Play(Row("T02", A, 0, Lane.Normal, 0, 1), Row("T05", A, 5, Lane.Normal, 0, 1));

        Assert.Equal(ClaimOrder.InOrder, Assert.Single(claims).Order);
    }

    [Fact]
    public void Lanes_returns_releases_and_cancellations_move_the_line()
    {
        var claims = Play(
            Row("T02", A, 0, Lane.Normal, 0, 1),
            Row("T02", B, 1, Lane.Normal, 1, 2),
            Row("T02", C, 2, Lane.Normal, 2, 3),
            Row("T25", C, 3, Lane.OnSite, 2, 3),
            Row("T04", C, 4, Lane.OnSite, 2, 3),
            Row("T06", C, 5, Lane.OnSite, 2, 3),
            Row("T04", C, 6, Lane.OnSite, 2, 3),
            Row("T20", A, 7, Lane.Normal, 0, 1),
            Row("T04", B, 8, Lane.Normal, 1, 2),
            Row("T09.place", B, 20, Lane.Normal, 5, 2),
            Row("T04", B, 25, Lane.Normal, 5, 2));

        Assert.All(claims, claim => Assert.Equal(ClaimOrder.InOrder, claim.Order));
        Assert.Equal([2, 1, 7, 5], claims.Select(claim => claim.Waited.TotalMinutes));
    }

    [Fact]
    public void An_agent_of_one_branch_passes_by_what_belongs_to_others()
    {
        var replay = new QueueReplay();
        replay.Play(Row("T02", A, 0, Lane.Normal, 0, 1), _ => true);
        replay.Play(Row("T02", B, 1, Lane.Normal, 1, 2), _ => true);

        var claim = replay.Play(Row("T04", B, 5, Lane.Normal, 1, 2), ticket => ticket == B);

        Assert.Equal((1, ClaimOrder.InOwnBranches), (claim!.Ahead, claim.Order));
    }

    private static List<ReplayedClaim> Play(params IEnumerable<AuditEvent> record)
    {
        var replay = new QueueReplay();
        return [.. record.Select(happened => replay.Play(happened, _ => true)).OfType<ReplayedClaim>()];
    }

    private AuditEvent Row(string type, Guid ticket, int minute, Lane lane, int queued, long number, string reason = "") => new()
    {
        Seq = ++_seq,
        At = Nine.AddMinutes(minute),
        ActorName = "Rina",
        Type = type,
        TicketId = ticket,
        Values = new Dictionary<string, string> { ["lane"] = $"{(int)lane}", ["queuedAt"] = $"{Nine.AddMinutes(queued).UtcTicks}", ["seq"] = $"{number}", ["reason"] = reason },
    };
}
