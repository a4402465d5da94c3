using Bunit;
using Kalapa.App.Layout;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Tests.App.Shared;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Layout;

public sealed class PageAreaTests : SharedTest
{
    private readonly TaskCompletionSource _verb = new();

    public PageAreaTests() => Services.AddScoped<RuleSentences>().AddTransient<ActionRunner>().AddOutages();

    [Fact]
    public async Task The_page_is_busy_while_a_verb_runs()
    {
        var page = Open();
        Assert.False(IsBusy(page));

        var done = Services.GetRequiredService<ActionRunner>().RunAsync(() => _verb.Task);
        Assert.True(IsBusy(page));

        _verb.SetResult();
        Assert.True(await done);
        Assert.False(IsBusy(page));
    }

    [Fact]
    public async Task A_refused_verb_leaves_the_page_at_rest()
    {
        var page = Open();
        var done = Services.GetRequiredService<ActionRunner>().RunAsync(() => _verb.Task);
        Assert.True(IsBusy(page));

        _verb.SetException(new RuleBroken("ticket.stale"));

        Assert.False(await done);
        Assert.False(IsBusy(page));
    }

    [Fact]
    public async Task A_verb_that_fails_leaves_the_page_at_rest()
    {
        var page = Open();
        var done = Services.GetRequiredService<ActionRunner>().RunAsync(() => _verb.Task);

        _verb.SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => done);
        Assert.False(IsBusy(page));
    }

    [Fact]
    public void Of_two_verbs_the_last_one_ends_it()
    {
        var page = Open();
        var work = Services.GetRequiredService<CircuitWork>();
        var (first, second) = (work.Begin(), work.Begin());

        first.Dispose();
        Assert.True(IsBusy(page));
        second.Dispose();
        Assert.False(IsBusy(page));
    }

    private IRenderedComponent<PageArea> Open() => Render<PageArea>(parameters => parameters.AddChildContent("<p>isi</p>"));

    private static bool IsBusy(IRenderedComponent<PageArea> page)
    {
        var bars = page.FindAll("[data-test=work-bar]").Count;
        Assert.Equal(bars == 1 ? "true" : null, page.Find("main").GetAttribute("aria-busy"));
        Assert.Equal("isi", page.Find("p").TextContent);
        return bars == 1;
    }
}
