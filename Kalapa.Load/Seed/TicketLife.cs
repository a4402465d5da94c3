using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Load.Seed;

/// <summary>How far a seeded ticket has come.</summary>
internal enum Stage
{
    /// <summary>In the line.</summary>
    Queued,

    /// <summary>An agent has it.</summary>
    InReview,

    /// <summary>A supervisor is asked.</summary>
    Escalated,

    /// <summary>The permit is out, and its window is ahead.</summary>
    Approved,

    /// <summary>The window passed.</summary>
    Closed,
}

/// <summary>
/// One ticket's life told to the domain itself, so that its rows are what the app would have written. Only the clock is told: nothing waits.
/// </summary>
/// <param name="context">Branch, company, catalogue.</param>
/// <param name="client">Who asks.</param>
/// <param name="agent">Who takes it.</param>
/// <param name="supervisor">Who decides.</param>
/// <param name="file">A paper's bytes, for facts about files.</param>
internal sealed class TicketLife(SubmissionContext context, KalapaUser client, KalapaUser agent, KalapaUser supervisor, SeedFile file)
{
    private static readonly string Description = string.Concat(Enumerable.Repeat("Mengganti perangkat jaringan di rak pelanggan sesuai jadwal. ", 10))[..600];
    private static readonly string Reply = string.Concat(Enumerable.Repeat("Dokumen sudah kami terima dan sedang diperiksa. ", 7))[..300];

    /// <summary>Everything to be saved, but the audit and the segments.</summary>
    public List<object> Rows { get; } = [];

    /// <summary>Plays it.</summary>
    /// <param name="stage">How far it comes.</param>
    /// <param name="stamp">Its place, given out at its submission.</param>
    /// <param name="number">Its number.</param>
    /// <param name="taken">When the agent took it; later steps follow by the minute.</param>
    /// <param name="window">When people come.</param>
    public (PermitRequest Ticket, Permit? Permit) Play(Stage stage, QueueStamp stamp, string number, DateTimeOffset taken, VisitWindow window)
    {
        var (asks, takes, decides) = (ActorOf(client), ActorOf(agent), ActorOf(supervisor));
        var submitted = stamp.QueuedAt;
        var created = submitted.AddMinutes(-10);
        var ticket = PermitRequest.Create(Guid.CreateVersion7(created), asks, client.Id, context.Tenant.Id, context.Branch.Code, Channel.Portal, created);
        Rows.Add(ticket);
        ticket.Write(Content(number, window, created), context.Branch.Code);
        PaperSlot[] papers = [.. context.Catalogue.Checklist(ticket.Content).Where(line => line is { Need: Need.Mandatory, InForm: false }).Select(line => line.Slot)];
        foreach (var slot in papers)
        {
            var attachment = new Attachment(file.Copy(), ticket.Id, $"{slot.Requirement}.pdf", "application/pdf", file.Size, file.Sha256, client.Id, created);
            Rows.Add(attachment);
            ticket.Supply(asks, slot, attachment.Id, null, created);
        }

        ticket.Submit(asks, context, stamp, number, submitted);
        Say(ticket, client, submitted);
        if (stage == Stage.Queued)
        {
            return (ticket, null);
        }

        ticket.TakeBy(takes, 0, taken);
        Say(ticket, agent, taken);
        Say(ticket, client, taken);
        if (stage == Stage.InReview)
        {
            return (ticket, null);
        }

        foreach (var slot in papers)
        {
            ticket.JudgePaper(takes, slot, Verdict.Accepted, null, "", taken.AddMinutes(1));
        }

        ticket.Escalate(takes, context, [new(supervisor.Id)], [], tenantOwesPapers: false, taken.AddMinutes(2));
        if (stage == Stage.Escalated)
        {
            return (ticket, null);
        }

        var decided = taken.AddMinutes(3);
        ticket.Decide(new(Outcome.Approved, ticket.ContentHash, decides, decided) { Reason = "Lengkap." }, context, []);
        var permit = Permit.Issue(
            new(ticket.Id, ticket.TenantId, ticket.BranchCode, ticket.Content, ticket.ContentHash, [], context), ticket.Grant!,
            PermitCode.New(ticket.BranchCode).ToString(), decides, decided);
        Rows.Add(permit);
        var drawn = new PermitDocument { PermitId = permit.Id, Revision = permit.Revision };
        drawn.Draw(file.Copy(), file.Size, file.Sha256, decided);
        Rows.Add(drawn);
        if (stage == Stage.Closed)
        {
            permit.EndWindow(window.End.AddMinutes(1));
            ticket.Close(context.Catalogue, permitIssued: true, window.End.AddMinutes(2));
        }

        return (ticket, permit);
    }

    private void Say(Ticket ticket, KalapaUser author, DateTimeOffset at) =>
        Rows.Add(new Message(Guid.CreateVersion7(at), ticket.Id, author.Id, author.DisplayName, author.Role, Visibility.Public, Reply, at));

    private RequestContent Content(string number, VisitWindow window, DateTimeOffset accepted) => new()
    {
        Title = $"Kunjungan kerja {number}",
        Purpose = Description,
        Answers = new Dictionary<string, string> { [Question.Work] = PermitType.Visit },
        Types = [PermitType.Visit],
        Window = window,
        Zones = ["LBY"],
        ContactPhone = "+62215550000",
        Visitors = [Visitor("Agus Salim", VisitorRole.Lead), Visitor("Dewi Anggraini", VisitorRole.Guest)],
        Declarations = [new(Declaration.HouseRules, 1, client.Id, accepted), new(Declaration.Privacy, 1, client.Id, accepted)],
    };

    private Visitor Visitor(string name, VisitorRole role) =>
        new(Guid.CreateVersion7(), name, IdType.Ktp, "1234", context.Tenant.LegalName, "", 1990, role);

    private static Actor ActorOf(KalapaUser user) => new(user.Id, user.DisplayName, user.Role)
    {
        TenantId = user.TenantId,
        Branches = user.Branches.ToHashSet(),
        AllBranches = user.Role == Role.Cs && user.Branches.Count == 0,
    };
}
