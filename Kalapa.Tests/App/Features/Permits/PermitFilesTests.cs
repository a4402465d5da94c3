using System.Security.Cryptography;
using Kalapa.App.Data;
using Kalapa.App.Features.Permits;
using Kalapa.App.Files;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

/// <summary>The printed permit is drawn once and handed out from there.</summary>
public sealed class PermitFilesTests
{
    [Theory, ClassData<Engines>]
    public async Task Every_download_has_the_same_bytes(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        var client = app.People.Client.ToActor();

        var first = await app.Get<PermitFiles>().For(client, id);
        var stored = app.StoredFiles.Count;
        app.Clock.Advance(TimeSpan.FromHours(1));
        var second = await app.Get<PermitFiles>().For(app.People.Supervisor.ToActor(), id);

        Assert.Equal(first, second);
        Assert.Equal(stored, app.StoredFiles.Count);
        Assert.Equal($"{(await app.Ticket(id)).Number}.pdf", first!.Name);
        var bytes = await Bytes(app, first.FileId!.Value);
        Assert.Equal((first.Size, first.Sha256), (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Theory, ClassData<Engines>]
    public async Task Parallel_first_downloads_settle_on_one_file(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        var stored = app.StoredFiles.Count;

        var files = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Get<PermitFiles>().For(app.People.Client.ToActor(), id))));

        Assert.Single(files.Distinct());
        Assert.Equal(stored + 1, app.StoredFiles.Count);
        Assert.Equal(1, await app.Read(db => db.PermitDocuments.CountAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_drawing_that_was_lost_is_made_up_for_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        Assert.Equal(0, await app.Read(db => db.PermitDocuments.CountAsync()));
        var drawing = new PermitDrawing(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<PermitFiles>(), app.Get<LiveUpdates>(), app.Get<JobLeases>(), app.Get<DatabaseOutage>(), app.Get<IHostApplicationLifetime>(), app.Clock, NullLogger<PermitDrawing>.Instance);

        Assert.True(await drawing.DrawWhatIsMissing(TestContext.Current.CancellationToken));
        var drawn = await app.Read(db => db.PermitDocuments.AsNoTracking().SingleAsync());
        Assert.True(await drawing.DrawWhatIsMissing(TestContext.Current.CancellationToken));

        var file = await app.Get<PermitFiles>().For(app.People.Client.ToActor(), id);
        Assert.Equal((drawn.FileId, drawn.Sha256), (file!.FileId!.Value, file.Sha256));
    }

    [Fact]
    public async Task The_gate_gets_the_permits_of_its_days_only()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Approved();
        var window = (await app.Permit(id)).Window;
        var guard = app.People.Guard.ToActor();

        foreach (var (at, isShown) in new[] { (window.Start.AddDays(-3), false), (window.Start.AddDays(-1), true), (window.End.AddDays(1), true), (window.End.AddDays(2), false) }
            .Where(row => row.Item1 >= app.Clock.GetUtcNow()))
        {
            app.Clock.SetUtcNow(at);
            Assert.Equal(isShown, await app.Get<PermitFiles>().For(guard, id) is not null);
        }
    }

    [Fact]
    public async Task An_older_print_is_no_longer_valid()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await app.Approved());
        var check = app.Get<CheckCode>();

        Assert.Equal("Cibitung", (await check.Run(permit.Code, permit.Revision, "here", TestContext.Current.CancellationToken))!.Branch);
        Assert.Equal("Cibitung", (await check.Run(permit.Code, null, "here", TestContext.Current.CancellationToken))!.Branch);
        Assert.Null(await check.Run(permit.Code, permit.Revision + 1, "here", TestContext.Current.CancellationToken));
    }

    private static async Task<byte[]> Bytes(TestApp app, Guid file)
    {
        using var copy = new MemoryStream();
        await using var stored = app.Get<FileStore>().Open(file);
        await stored.CopyToAsync(copy);
        return copy.ToArray();
    }
}
