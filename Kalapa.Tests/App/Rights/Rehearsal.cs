using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.App.Rights;

/// <summary>Plays probes on one app. A ticket that nobody was let through to is used again; else the scene is set anew.</summary>
internal sealed class Rehearsal(TestApp app)
{
    private Probe? _probe;
    private Target? _target;

    /// <summary>What <paramref name="seat"/> hears from the verb under these rights.</summary>
    public async Task<Heard> Play(Probe probe, Seat seat, AccessTable access)
    {
        var target = await TargetOf(probe);
        var heard = await Call(probe, seat, target, access);
        if (heard.IsThrough && !probe.IsRead)
        {
            _probe = null;
        }

        return heard;
    }

    /// <summary>The same under the specified rights; a no must also leave everything as it was and not tell what exists.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> Check(Probe probe, Seat seat)
    {
        await TargetOf(probe);
        var before = await app.Read(Fingerprint.Of);
        var heard = await Play(probe, seat, AccessTable.Default);
        List<string> wrong = [];
        if (!probe.IsRightAsSpecified(seat, heard))
        {
            wrong.Add($"heard {heard}");
        }

        if (!heard.IsThrough)
        {
            var counted = probe.IsRead || heard.Answer == Answer.Login ? 0 : 1;
            var after = await app.Read(Fingerprint.Of);
            if (after != before with { Denied = before.Denied + counted })
            {
                wrong.Add($"changed {before} to {after}");
            }

            if (await Call(probe, seat, _target!.Stale(), AccessTable.Default) is var stale && stale != heard)
            {
                wrong.Add($"heard {stale} with an old version");
            }
        }

        if (heard.Answer == Answer.NotFound && await Call(probe, seat, _target!.Unknown(), AccessTable.Default) is var unknown && unknown != heard)
        {
            wrong.Add($"heard {unknown} of what is not there");
        }

        return [.. wrong.Select(what => $"{probe}, {seat.Name}, expected {seat.Expected(probe.Operation, probe.IsDraft)}: {what}")];
    }

    private async Task<Heard> Call(Probe probe, Seat seat, Target target, AccessTable access)
    {
        await using var verbs = app.WithRights(access);
        try
        {
            return new(await probe.Call(verbs, seat.Who(app.People)?.Id, target));
        }
        catch (AccessDenied denied)
        {
            return new(denied.Answer);
        }
        catch (RuleBroken broken)
        {
            return new(Answer.Allow, broken.Code);
        }
    }

    private async Task<Target> TargetOf(Probe probe)
    {
        if (_probe != probe)
        {
            await ClearTheDesks();

            await app.StandsIn();

            // What is newest is told by the clock, in the ids too: a scene has an instant of its own.
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            _target = await Read(await probe.Scene(app));
            _probe = probe;
        }

        return _target!;
    }

    // What is left over would be taken before its turn comes, and fill the agents' hands.
    private Task ClearTheDesks() => app.Read(db => db.Tickets
        .Where(row => row.State == TicketState.Queued || row.State == TicketState.InReview)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, TicketState.Cancelled)));

    private async Task<Target> Read(Guid id)
    {
        var ticket = await app.Read(db => db.Tickets.AsNoTracking().Include(row => ((PermitRequest)row).Documents).SingleAsync(row => row.Id == id));
        var paper = (ticket as PermitRequest)?.CurrentDocuments.FirstOrDefault();
        var permit = await app.Read(db => db.Permits.AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.TicketId == id));
        return new(id, permit?.Id ?? Guid.Empty, paper?.Id ?? Guid.Empty, ticket.Version, (ticket as PermitRequest)?.ContentHash ?? "")
        {
            AttachmentId = paper?.AttachmentId ?? Guid.Empty,
            Code = permit?.Code ?? "",
            PersonId = permit?.People[0].PersonId ?? Guid.Empty,
            AccountId = await Spare(Scenes.SpareAgent),
            ClientAccountId = await Spare(Scenes.SpareClient),
            VisitorId = await app.Read(db => db.People.Where(row => row.FullName == Scenes.SpareVisitor).Select(row => row.Id).FirstOrDefaultAsync()),
            DeliveryNumber = await app.Read(db => db.Outbox.Where(row => row.State == DeliveryState.GivenUp).Select(row => row.Id).FirstOrDefaultAsync()),
            People = app.People,
            Tomorrow = app.Clock.GetUtcNow().AddDays(1),
        };
    }

    // The newest: one that was disabled or changed its role by an earlier call is no longer what the scene made.
    private Task<Guid> Spare(string name) => app.Read(db => db.Users.Where(row => row.DisplayName == name)
        .OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync());
}
