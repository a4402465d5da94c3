using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>R123: one account fills neither the disk nor the lists.</summary>
public sealed class UploadQuotaTests
{
    private static readonly PaperSlot Letter = new("D01");

    [Theory, ClassData<Engines>]
    public async Task What_an_account_brought_within_30_days_counts_and_then_no_more(Engine engine)
    {
        await using var app = await TestApp.Start(engine, new UploadLimits(SmallPdf.Bytes.Length * 2, 20));
        var draft = await Draft(app);
        await Supply(app, draft);
        await Supply(app, draft);

        Assert.Equal("file.month-full", (await Assert.ThrowsAsync<RuleBroken>(() => Supply(app, draft))).Code);
        Assert.Equal("file.month-full", (await Assert.ThrowsAsync<RuleBroken>(() => app.MessageFile(app.People.Client, draft))).Code);
        Assert.Equal(2, app.StoredFiles.Count);

        app.Clock.Advance(UploadLimits.Window + TimeSpan.FromMinutes(1));
        await Supply(app, await Draft(app));
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_taken_back_counts_no_more(Engine engine)
    {
        await using var app = await TestApp.Start(engine, new UploadLimits(SmallPdf.Bytes.Length, 20));
        var draft = await Draft(app);
        var paper = await Supply(app, draft);

        await app.Get<SupplyPaper>().TakeBack(app.People.Client.Id, draft, paper, TestContext.Current.CancellationToken);

        await Supply(app, draft);
    }

    [Theory, ClassData<Engines>]
    public async Task Of_many_at_once_so_many_come_in_as_there_is_room_for(Engine engine)
    {
        await using var app = await TestApp.Start(engine, new UploadLimits(SmallPdf.Bytes.Length * 3, 20));
        var draft = await Draft(app);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await Supply(app, draft);
                return "taken";
            }
            catch (RuleBroken broken)
            {
                return broken.Code;
            }
        }));

        Assert.Equal(3, answers.Count(answer => answer == "taken"));
        Assert.Equal(5, answers.Count(answer => answer == "file.month-full"));
        Assert.Equal(3, app.StoredFiles.Count);
    }

    [Theory, ClassData<Engines>]
    public async Task Twenty_drafts_may_be_open_and_one_that_is_discarded_makes_room(Engine engine)
    {
        await using var app = await TestApp.Start(engine, UploadLimits.Default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            try
            {
                return (Id: await EmptyDraft(app), Code: "begun");
            }
            catch (RuleBroken broken)
            {
                return (Id: Guid.Empty, broken.Code);
            }
        }));

        Assert.Equal(20, answers.Count(answer => answer.Code == "begun"));
        Assert.Equal(4, answers.Count(answer => answer.Code == "draft.too-many"));
        await EmptyDraft(app, app.People.Colleague);
        await app.Get<DiscardDraft>().Run(app.People.Client.Id, answers.First(answer => answer.Code == "begun").Id, cancellationToken: TestContext.Current.CancellationToken);
        await EmptyDraft(app);
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_in_and_says_so()
    {
        var folder = Machine.NewFolder("kalapa-files-");
        using var files = new FileStore(folder.FullName, leastFree: long.MaxValue);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => files.Receive(SmallPdf.Open(), "a.pdf", TestContext.Current.CancellationToken));

        Assert.Equal("file.no-space", broken.Code);
        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    private static Task<Guid> EmptyDraft(TestApp app, KalapaUser? author = null)
    {
        author ??= app.People.Client;
        return app.Get<CreateRequest>().Run(author.Id, author.TenantId, "CBT", Channel.Portal);
    }

    private static async Task<Guid> Draft(TestApp app)
    {
        var draft = await EmptyDraft(app);
        await app.Get<SaveContent>().Run(app.People.Client.Id, draft, _ => app.Visit(), "all");
        return draft;
    }

    private static async Task<Guid> Supply(TestApp app, Guid draft)
    {
        using var pdf = SmallPdf.Open();
        return await app.Get<SupplyPaper>().Run(app.People.Client.Id, draft, Letter, "surat.pdf", pdf);
    }
}
