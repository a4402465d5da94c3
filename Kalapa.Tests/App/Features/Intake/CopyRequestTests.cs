using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Files;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

public sealed class CopyRequestTests
{
    [Theory, ClassData<Engines>]
    public async Task A_rejected_request_is_submitted_again_with_its_content_and_papers(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var source = await Rejected(app);

        var copy = await app.Ticket(await app.Get<CopyRequest>().Run(app.People.Client.Id, source));

        var original = await app.Ticket(source);
        Assert.Equal((TicketState.Draft, source), (copy.State, copy.CopiedFromId));
        Assert.Equal((original.Content.Title, original.Content.Visitors.Count), (copy.Content.Title, copy.Content.Visitors.Count));
        Assert.Null(copy.Content.Window);
        Assert.Empty(copy.Content.Declarations);
        var paper = Assert.Single(copy.CurrentDocuments);
        Assert.Equal((new PaperSlot("D01"), Verdict.Pending, 1), (paper.Slot, paper.Verdict, paper.Version));
        Assert.NotEqual(original.CurrentDocuments.Single().AttachmentId, paper.AttachmentId);
    }

    [Theory, ClassData<Engines>]
    public async Task Erasing_the_copy_leaves_the_bytes_of_the_first(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var source = await Rejected(app);
        var copy = await app.Get<CopyRequest>().Run(app.People.Client.Id, source);

        await app.Get<DiscardDraft>().Run(app.People.Client.Id, copy);

        await using var bytes = app.Get<FileStore>().Open((await app.Ticket(source)).CurrentDocuments.Single().AttachmentId!.Value);
        Assert.True(bytes.Length > 0);
    }

    [Theory, ClassData<Engines>]
    public async Task A_rejected_paper_is_not_carried_over(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var source = await app.Returned();
        await app.Get<CancelTicket>().Run(app.People.Client.Id, source, (await app.Ticket(source)).Version, null, "Batal");

        var copy = await app.Ticket(await app.Get<CopyRequest>().Run(app.People.Client.Id, source));

        Assert.Empty(copy.Documents);
        Assert.Empty(await app.Read(db => db.Attachments.Where(row => row.TicketId == copy.Id).ToListAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task Both_requests_link_to_each_other_for_those_who_see_both(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var source = await Rejected(app);
        var copy = await app.Get<CopyRequest>().Run(app.People.Client.Id, source);

        Assert.Equal(copy, (await View(app, app.People.Client, source)).Copies.Single().Id);
        Assert.Equal(source, (await View(app, app.People.Client, copy)).CopiedFrom!.Id);
        // A draft is its author's alone, in links too.
        Assert.Empty((await View(app, app.People.Colleague, source)).Copies);
        Assert.Empty((await View(app, app.People.Agent, source)).Copies);
    }

    [Theory, ClassData<Engines>]
    public async Task A_colleague_gets_no_id_data_and_no_papers_of_persons(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var content = app.Visit() with { Answers = Requests.Answers("WRK"), Types = ["WRK"] };
        var source = await app.Submitted(content: content);
        await app.Get<CancelTicket>().Run(app.People.Client.Id, source, (await app.Ticket(source)).Version, null, "Batal");

        var copy = await app.Ticket(await app.Get<CopyRequest>().Run(app.People.Colleague.Id, source));

        Assert.Empty(copy.Content.Visitors);
        Assert.Equal(["D01"], copy.CurrentDocuments.Select(paper => paper.Requirement));
        Assert.Equal(app.People.Colleague.Id, copy.RequesterId);
    }

    [Theory, ClassData<Engines>]
    public async Task Only_an_ended_request_of_the_own_company_in_good_standing_is_copied(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var open = await app.InReview();
        await Rule.Broken("copy.not-ended", () => app.Get<CopyRequest>().Run(app.People.Client.Id, open));
        var ended = await Cancelled(app, open);

        var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Get<CopyRequest>().Run(app.People.OtherClient.Id, ended));
        Assert.Equal(Answer.NotFound, denied.Answer);

        var drafts = await Count(app);
        await app.Write(db => db.Tenants.Single(row => row.Id == app.People.Company.Id).Status = TenantStatus.Suspended);
        await Rule.Broken("tenant.suspended", () => app.Get<CopyRequest>().Run(app.People.Client.Id, ended));
        Assert.Equal(drafts, await Count(app));
    }

    private static Task<(int, int)> Count(TestApp app) => app.Read(async db => (await db.Tickets.CountAsync(), await db.Attachments.CountAsync()));

    private static async Task<Guid> Rejected(TestApp app)
    {
        var id = await app.Escalated();
        await app.Decide(app.People.Supervisor, id, Outcome.Rejected);
        return id;
    }

    private static async Task<Guid> Cancelled(TestApp app, Guid id)
    {
        await app.Get<CancelTicket>().Run(app.People.Client.Id, id, (await app.Ticket(id)).Version, null, "Batal");
        return id;
    }

    private static async Task<TicketView> View(TestApp app, Kalapa.App.Data.KalapaUser reader, Guid id) =>
        (await app.Get<TicketDetail>().For(reader.ToActor(), id))!;
}
