using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Files;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Jobs;

/// <summary>Files that nobody names go (R113), and nothing else does.</summary>
public sealed class FileSweepTests
{
    [Theory, ClassData<Engines>]
    public async Task What_no_row_names_goes_and_what_one_names_stays(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var files = app.Get<FileStore>();
        var approved = await app.Approved();
        await app.Get<PermitFiles>().For(app.People.Client.ToActor(), approved);
        var draft = await app.Draft();
        await app.MessageFile(app.People.Client, draft);
        var named = files.All().Select(file => file.Id).Order().ToList();
        Assert.True(named.Count >= 4);

        // A crash between the bytes and their row; a discarded draft whose bytes were not erased.
        await Orphan(files);
        files.Copy(named[0]);
        Sweeps.SetAge(app, TimeSpan.FromHours(1));

        Assert.Equal(2, await Sweeps.Of(app).Sweep(TestContext.Current.CancellationToken));
        Assert.Equal(named, files.All().Select(file => file.Id).Order());
    }

    [Theory, ClassData<Engines>]
    public async Task A_file_whose_row_is_still_being_written_is_not_touched(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (files, draft) = (app.Get<FileStore>(), await app.Draft());
        var received = await Orphan(files);
        var copied = files.Copy(received.Id);
        Sweeps.SetAge(app, TimeSpan.FromMinutes(9.9));

        Assert.Equal(0, await Sweeps.Of(app).Sweep(TestContext.Current.CancellationToken));

        await app.Write(db => db.Attachments.Add(new(received.Id, draft, "a.pdf", "application/pdf", received.Size, received.Sha256, app.People.Client.Id, app.Clock.GetUtcNow())));
        Sweeps.SetAge(app, TimeSpan.FromMinutes(10.1));
        Assert.Equal(1, await Sweeps.Of(app).Sweep(TestContext.Current.CancellationToken));
        Assert.True(files.Has(received.Id));
        Assert.False(files.Has(copied));
    }

    [Fact]
    public async Task A_copy_is_as_young_as_its_last_byte()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var files = app.Get<FileStore>();
        var first = await Orphan(files);
        Sweeps.SetAge(app, TimeSpan.FromDays(400));

        var copy = files.Copy(first.Id);

        Assert.True(files.All().Single(file => file.Id == copy).WrittenAt > DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Theory, ClassData<Engines>]
    public async Task What_was_never_sent_goes_after_a_day_with_its_row(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        var files = app.Get<FileStore>();
        var unsent = await app.MessageFile(app.People.Agent, id, "lupa.pdf");
        var sent = await app.MessageFile(app.People.Agent, id, "kirim.pdf");
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "", [sent]);
        var sweep = Sweeps.Of(app);

        app.Clock.Advance(TimeSpan.FromHours(23.9));
        Sweeps.SetAge(app, TimeSpan.FromHours(23.9));
        await sweep.Sweep(TestContext.Current.CancellationToken);
        Assert.True(files.Has(unsent));

        app.Clock.Advance(TimeSpan.FromHours(0.2));
        Sweeps.SetAge(app, TimeSpan.FromHours(24.1));
        await sweep.Sweep(TestContext.Current.CancellationToken);

        Assert.False(files.Has(unsent));
        Assert.True(files.Has(sent));
        Assert.Equal(2, await app.Read(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task Old_files_are_looked_at_at_the_start_and_once_a_day()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var (files, sweep) = (app.Get<FileStore>(), Sweeps.Of(app));
        await Orphan(files);
        Sweeps.SetAge(app, TimeSpan.FromDays(30));
        Assert.Equal(1, await sweep.Sweep(TestContext.Current.CancellationToken));

        await Orphan(files);
        Sweeps.SetAge(app, TimeSpan.FromDays(30));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await sweep.Sweep(TestContext.Current.CancellationToken));

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await sweep.Sweep(TestContext.Current.CancellationToken));
    }

    private static async Task<ReceivedFile> Orphan(FileStore files)
    {
        using var pdf = SmallPdf.Open();
        return await files.Receive(pdf, "a.pdf", TestContext.Current.CancellationToken);
    }
}
