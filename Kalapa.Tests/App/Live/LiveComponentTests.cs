using System.Globalization;
using System.Threading.Channels;
using Bunit;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Live;

public sealed class LiveComponentTests : BunitContext
{
    private readonly TestClock _clock = new();
    private readonly ErrorLog<LiveUpdates> _log = new();
    private readonly ProbeDatabase _database = new();
    private readonly Guid _ticket = Guid.NewGuid();

    public LiveComponentTests()
    {
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton<ILogger<LiveUpdates>>(_log).AddLive();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private LiveUpdates Updates => Services.GetRequiredService<LiveUpdates>();

    [Fact]
    public void It_subscribes_before_it_reads_and_reads_once()
    {
        Open();

        Assert.Equal(["subscribe", "read"], _database.Steps);
    }

    [Fact]
    public void Prerendering_reads_but_never_subscribes()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Open();

        Assert.Equal(["read"], _database.Steps);
    }

    [Fact]
    public async Task Change_is_read_and_drawn_with_the_time_of_the_read()
    {
        var page = Open();
        Assert.Equal("2026-11-03T02:00:00.0000000+00:00", page.Find("p").GetAttribute("data-as-of"));
        _clock.Advance(TimeSpan.FromMinutes(3));
        var drawn = NextDrawing(page);
        _database.Read = _ => Task.FromResult("taken");

        Updates.Publish(Make.Change(_ticket));
        await drawn;

        Assert.Equal("taken", page.Find("p").TextContent);
        Assert.Equal("2026-11-03T02:03:00.0000000+00:00", page.Find("p").GetAttribute("data-as-of"));
    }

    [Fact]
    public async Task Change_is_drawn_in_the_readers_language()
    {
        var here = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id-ID");
        var page = Open();
        CultureInfo.CurrentUICulture = here;
        var drawn = NextDrawing(page);
        _database.Read = _ => Task.FromResult(CultureInfo.CurrentUICulture.Name);

        Updates.Publish(Make.Change(_ticket));
        await drawn;

        Assert.Equal("id-ID", page.Find("p").TextContent);
    }

    [Fact]
    public async Task Changes_during_a_read_are_read_once_more_and_the_last_answer_stands()
    {
        var page = Open();
        var answers = Channel.CreateUnbounded<TaskCompletionSource<string>>();
        _database.Read = _ =>
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            answers.Writer.TryWrite(answer);
            return answer.Task;
        };
        Updates.Publish(Make.Change(_ticket));
        var first = await answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Updates.Publish(Make.Change(_ticket));
        Updates.Publish(Make.Change(_ticket));

        first.SetResult("old");
        await Workers.SettleAsync();
        _clock.Advance(LiveUpdates.ListGap);
        var second = await answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var drawn = NextDrawing(page);
        second.SetResult("new");
        await drawn;

        Assert.Equal("new", page.Find("p").TextContent);
        Assert.Equal(0, answers.Reader.Count);
    }

    [Fact]
    public async Task Other_key_drops_the_subscription_and_takes_another()
    {
        var page = Open();
        var other = Guid.NewGuid();

        page.Render(parameters => parameters.Add(probe => probe.TicketId, other));

        Assert.Equal(other.ToString(), page.Find("p").TextContent);
        Assert.Equal(["subscribe", "read", "subscribe", "read"], _database.Steps);
        Updates.Publish(Make.Change(_ticket));
        await Workers.SettleAsync();
        Assert.Equal(4, _database.Steps.Count);
        var drawn = NextDrawing(page);
        Updates.Publish(Make.Change(other));
        await drawn;
        Assert.Equal(5, _database.Steps.Count);
    }

    [Fact]
    public void Slow_answer_for_the_old_key_never_replaces_that_of_the_new()
    {
        var slow = new TaskCompletionSource<string>();
        var other = Guid.NewGuid();
        _database.Read = id => id == other ? Task.FromResult("new") : slow.Task;
        var page = Open();

        page.Render(parameters => parameters.Add(probe => probe.TicketId, other));
        slow.SetResult("old");

        page.WaitForAssertion(() => Assert.Equal("new", page.Find("p").TextContent));
    }

    [Fact]
    public void Other_key_is_unread_until_its_own_answer()
    {
        var (old, answer, other) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>(), Guid.NewGuid());
        _database.Read = id => id == other ? answer.Task : old.Task;
        var page = Open();

        page.Render(parameters => parameters.Add(probe => probe.TicketId, other));
        old.SetResult("old");
        page.Render();
        Assert.Null(page.Find("p").GetAttribute("data-as-of"));

        answer.SetResult("new");
        page.WaitForAssertion(() => Assert.Equal("yes", page.Find("p").GetAttribute("data-ready")));
    }

    [Fact]
    public void Other_key_is_no_longer_ready()
    {
        var (answer, other) = (new TaskCompletionSource<string>(), Guid.NewGuid());
        var page = Open();
        _database.Read = _ => answer.Task;

        page.Render(parameters => parameters.Add(probe => probe.TicketId, other));
        Assert.Null(page.Find("p").GetAttribute("data-ready"));

        answer.SetResult("new");
        page.WaitForAssertion(() => Assert.Equal("yes", page.Find("p").GetAttribute("data-ready")));
    }

    [Fact]
    public void Same_key_is_not_read_again_when_the_parent_draws()
    {
        var page = Open();

        page.Render(parameters => parameters.Add(probe => probe.TicketId, _ticket));

        Assert.Equal(["subscribe", "read"], _database.Steps);
    }

    [Fact]
    public void Ready_mark_waits_for_the_data()
    {
        var answer = new TaskCompletionSource<string>();
        _database.Read = _ => answer.Task;
        var page = Open();
        Assert.Null(page.Find("p").GetAttribute("data-ready"));

        answer.SetResult("here");

        page.WaitForAssertion(() => Assert.Equal("yes", page.Find("p").GetAttribute("data-ready")));
    }

    [Fact]
    public async Task Failed_read_is_logged_and_the_next_change_is_heard()
    {
        var page = Open();
        var failure = new TimeoutException();
        _database.Read = _ => Task.FromException<string>(failure);
        Updates.Publish(Make.Change(_ticket));
        Assert.Same(failure, await _log.NextAsync());
        await Workers.SettleAsync();
        _clock.Advance(LiveUpdates.ListGap);

        var drawn = NextDrawing(page);
        _database.Read = _ => Task.FromResult("back");
        Updates.Publish(Make.Change(_ticket));
        await drawn;

        Assert.Equal("back", page.Find("p").TextContent);
    }

    [Fact]
    public async Task Closed_page_hears_nothing()
    {
        Open();

        await DisposeComponentsAsync();
        Updates.Publish(Make.Change(_ticket));
        await Workers.SettleAsync();

        Assert.Equal(["subscribe", "read"], _database.Steps);
    }

    [Fact]
    public async Task Page_that_is_closed_while_it_prepares_never_subscribes()
    {
        var preparation = new TaskCompletionSource();
        _database.Preparation = preparation.Task;
        Open();

        await DisposeComponentsAsync();
        preparation.SetResult();
        await Workers.SettleAsync();

        Assert.Empty(_database.Steps);
    }

    private IRenderedComponent<TicketProbe> Open() => Render<TicketProbe>(parameters => parameters
        .Add(probe => probe.TicketId, _ticket)
        .Add(probe => probe.Database, _database));

    private static Task NextDrawing(IRenderedComponent<TicketProbe> page)
    {
        var drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.OnAfterRender += (_, _) => drawn.TrySetResult();
        return drawn.Task;
    }
}
