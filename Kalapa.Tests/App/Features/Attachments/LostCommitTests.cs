using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Permits;
using Kalapa.App.Files;
using Kalapa.App.Outages;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Attachments;

/// <summary>
/// The answer to a commit is lost (R111): nobody knows whether the row stands, so its bytes stay, nothing is tried again, and whoever asked
/// is told so. What turns out to be named by no row is swept later.
/// </summary>
public sealed class LostCommitTests
{
    /// <summary>Both databases, and both ways to lose it.</summary>
    public static TheoryData<Engine, Lost> Ways => new()
    {
        { Engine.Sqlite, Lost.Answer }, { Engine.Sqlite, Lost.Question }, { Engine.MySql, Lost.Answer }, { Engine.MySql, Lost.Question },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_paper_keeps_its_bytes(Engine engine, Lost lost)
    {
        await using var story = await Story.Begin(engine);
        var (app, client) = (story.App, story.App.People.Client);
        var id = await app.Draft();

        // Whether it may is asked in an operation of its own, first.
        await story.Loses(lost, 2, () => app.SupplyPaper(client, id, new PaperSlot("D01")));

        var rows = await app.Read(db => db.Attachments.Where(row => row.TicketId == id).Select(row => row.Id).ToListAsync());
        Assert.Equal(lost == Lost.Answer ? 2 : 1, rows.Count);
        await story.EndsWith(rows);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_messages_file_keeps_its_bytes(Engine engine, Lost lost)
    {
        await using var story = await Story.Begin(engine);
        var app = story.App;
        var id = await app.InReview();

        await story.Loses(lost, 2, () => app.MessageFile(app.People.Agent, id));

        await story.EndsWith(await Rows(app));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_copy_keeps_its_bytes(Engine engine, Lost lost)
    {
        await using var story = await Story.Begin(engine);
        var app = story.App;
        var source = await app.Escalated();
        await app.Decide(app.People.Supervisor, source, Outcome.Rejected);

        await story.Loses(lost, 2, () => app.Get<CopyRequest>().Run(app.People.Client.Id, source));

        Assert.Equal(lost == Lost.Answer ? 2 : 1, await app.Read(db => db.Tickets.CountAsync()));
        await story.EndsWith(await Rows(app));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_permits_pdf_keeps_its_bytes_and_is_handed_out(Engine engine, Lost lost)
    {
        await using var story = await Story.Begin(engine);
        var app = story.App;
        var id = await app.Approved();
        var permit = (await app.Permit(id)).Id;

        await story.Loses(lost, 1, () => app.Get<PermitFiles>().Draw(permit));

        var file = await app.Get<PermitFiles>().For(app.People.Client.ToActor(), id);
        await using (var bytes = app.Get<FileStore>().Open(file!.FileId!.Value))
        {
            Assert.Equal(file.Size, bytes.Length);
        }

        await story.EndsWith([.. await Rows(app), file.FileId.Value]);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_discarded_draft_loses_its_bytes_only_with_its_rows(Engine engine, Lost lost)
    {
        await using var story = await Story.Begin(engine);
        var app = story.App;
        var id = await app.Draft();

        await story.Loses(lost, 1, () => app.Get<DiscardDraft>().Run(app.People.Client.Id, id));

        await story.EndsWith(await Rows(app));
    }

    [Theory, ClassData<Engines>]
    public async Task A_permit_whose_pdf_is_gone_is_drawn_again_and_that_is_in_the_record(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        var client = app.People.Client.ToActor();
        var first = await app.Get<PermitFiles>().For(client, id);
        app.Get<FileStore>().Delete(first!.FileId!.Value);

        var again = await app.Get<PermitFiles>().For(client, id);

        Assert.True(app.Get<FileStore>().Has(again!.FileId!.Value));
        Assert.Equal((again.FileId, again.Sha256), await app.Read(db => db.PermitDocuments.Select(row => new ValueTuple<Guid?, string>(row.FileId, row.Sha256)).SingleAsync()));
        Assert.Equal($"{again.Sha256 == first.Sha256}", (await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "permit.redrawn"))).Values["same"]);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_in_the_record_once_and_copies_go_without_it()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var source = await app.Escalated();
        await app.Decide(app.People.Supervisor, source, Outcome.Rejected);
        var file = Assert.Single(await Rows(app));
        app.Get<FileStore>().Delete(file);

        await app.Get<MissingFiles>().Raise(file, "D01.pdf", "KLP-1", TestContext.Current.CancellationToken);
        await app.Get<MissingFiles>().Raise(file, "D01.pdf", "KLP-1", TestContext.Current.CancellationToken);

        Assert.Equal(1, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type == MissingFiles.Missing)));
        var copy = await app.Ticket(await app.Get<CopyRequest>().Run(app.People.Client.Id, source));
        Assert.Empty(copy.CurrentDocuments);
    }

    private static Task<List<Guid>> Rows(TestApp app) => app.Read(db => db.Attachments.Select(row => row.Id).ToListAsync());

    /// <summary>An app whose commits can be lost.</summary>
    private sealed class Story : IAsyncDisposable
    {
        private readonly CommitCutter _cutter = new();
        private readonly LostCommit _lost = new();

        public required Engine Engine { get; init; }

        public TestApp App { get; private set; } = null!;

        public static async Task<Story> Begin(Engine engine)
        {
            var story = new Story { Engine = engine };
            story.App = engine == Engine.MySql
                ? await TestApp.Start(engine, address: story._cutter.Instead)
                : await TestApp.Start(engine, configure: story._lost.Install);
            return story;
        }

        /// <summary>Does something, and its nth commit is lost.</summary>
        public async Task Loses(Lost lost, int commit, Func<Task> act)
        {
            if (Engine == Engine.MySql)
            {
                _cutter.CutAt(commit, lost);
            }
            else
            {
                _lost.CutAt(commit, lost);
            }

            await Assert.ThrowsAsync<OutcomeUnknownException>(act);
            Assert.Equal(1, _cutter.Cuts + _lost.Cuts);
        }

        /// <summary>Every file that a row names is there; what else lies there is gone after the sweep, and not before its time.</summary>
        public async Task EndsWith(IReadOnlyCollection<Guid> named)
        {
            var files = App.Get<FileStore>();
            Assert.All(named, id => Assert.True(files.Has(id)));
            var sweep = Sweeps.Of(App);
            Sweeps.SetAge(App, TimeSpan.FromMinutes(9));
            Assert.Equal(0, await sweep.Sweep(TestContext.Current.CancellationToken));
            Sweeps.SetAge(App, TimeSpan.FromMinutes(11));
            await sweep.Sweep(TestContext.Current.CancellationToken);
            Assert.Equal(named.Order(), files.All().Select(file => file.Id).Order());
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            _cutter.Dispose();
        }
    }
}
