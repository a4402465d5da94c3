using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Features.Search;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Data.Search;

/// <summary>Requests that were there before the index, on both databases.</summary>
public sealed class SearchFillingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_filling_that_was_cut_off_goes_on_where_it_was(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var filed = 0; filed < 5; filed++)
        {
            await app.Submitted();
        }

        await app.Change(db => db.TicketTexts.ExecuteDeleteAsync(Cancellation));
        await app.Change(db => db.SearchFills.ExecuteUpdateAsync(row => row.SetProperty(fill => fill.Version, 0), Cancellation));
        Assert.Equal(0, await Found());

        var filling = new SearchFilling(app.Get<IDbContextFactory<KalapaDbContext>>(), batch: 2);
        Assert.Equal(2, await filling.Next(Cancellation));
        Assert.Equal(2, await Found());
        await app.Change(db => db.TicketTexts.ExecuteUpdateAsync(row => row.SetProperty(text => text.Said, "qmsudah"), Cancellation));
        List<string> said = [];
        await filling.Complete(said.Add, TimeProvider.System, Cancellation);

        Assert.Equal(5, await Found());
        Assert.Equal(["Indexed 3 requests for the search."], said);
        Assert.Equal(2, await app.Read(db => db.TicketTexts.CountAsync(row => row.Said == "qmsudah", Cancellation)));

        said.Clear();
        await filling.Complete(said.Add, TimeProvider.System, Cancellation);
        Assert.Empty(said);

        async Task<int> Found() => (await app.Get<TicketSearch>().For(app.People.Agent.ToActor(), "nusantara", Cancellation)).Tickets.Count;
    }

    [Theory, ClassData<Engines>]
    public async Task Rows_of_an_earlier_version_are_made_again_in_place(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();
        var before = await app.Read(db => db.TicketTexts.AsNoTracking().SingleAsync(Cancellation));
        await app.Change(db => db.TicketTexts.ExecuteUpdateAsync(row => row.SetProperty(text => text.Words, "qhkuno"), Cancellation));
        await app.Change(db => db.SearchFills.ExecuteUpdateAsync(row => row.SetProperty(fill => fill.Version, 0), Cancellation));

        await new SearchFilling(app.Get<IDbContextFactory<KalapaDbContext>>()).Complete(_ => { }, TimeProvider.System, Cancellation);

        var after = await app.Read(db => db.TicketTexts.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal((before.Key, before.Words, before.Said), (after.Key, after.Words, after.Said));
    }
}
