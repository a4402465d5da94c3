using System.Globalization;
using Kalapa.App.Outages;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Live;

/// <summary>
/// Base of everything that shows live data: it subscribes once the circuit is there (never while prerendering) and before it
/// reads, so no change falls between; on a change it hops to the renderer, reads again and draws; it ends with the component.
/// A read that the database fails leaves what stands there, with its time, and is tried again by itself until it succeeds.
/// </summary>
public abstract class LiveComponent : OutageSafeComponent, IDisposable
{
    /// <summary>Pauses before a failed read is tried again; the last one goes on.</summary>
    public static readonly IReadOnlyList<TimeSpan> RetryAfter =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)];

    private Func<Task>? _hear;
    private ITimer? _retry;
    private int _failedReads;
    private IDisposable? _subscription;
    private Task _reading = Task.CompletedTask;
    private object? _key;
    private bool _taken;
    private bool _readAgain;
    private bool _interactive;
    private bool _disposed;

    /// <summary>The bus, for <see cref="Subscribe"/>.</summary>
    [Inject]
    protected LiveUpdates Updates { get; private set; } = default!;

    /// <summary>The app's clock.</summary>
    [Inject]
    protected TimeProvider Time { get; private set; } = default!;

    /// <summary>The instant the data shown was read at ("per 14.03.22 WIB"); null before the first read of what is watched.</summary>
    protected virtual DateTimeOffset? AsOf { get; private set; }

    /// <summary>True once the data is there and clicks reach the circuit.</summary>
    protected bool Ready => _interactive && AsOf is not null;

    /// <summary>For <c>data-ready="@ReadyMark"</c>: a prerendered page can be clicked too early, so browser tests wait for "yes".</summary>
    protected string? ReadyMark => Ready ? "yes" : null;

    /// <summary>What is watched, usually an id from the address. When it changes, the subscription is dropped and taken again.</summary>
    protected virtual object? WatchedKey => null;

    /// <summary>Subscribes to the bus or a board. Predicates run on worker threads: copy parameters into locals first.</summary>
    /// <param name="changed">The callback to pass on.</param>
    protected abstract IDisposable Subscribe(Func<Task> changed);

    /// <summary>Reads what is shown into fields, with the rights of this moment. Never runs twice at once.</summary>
    protected abstract Task ReloadAsync();

    /// <summary>Sealed so that no page forgets to call it; prepare in OnInitialized(Async) or OnParametersSet.</summary>
    protected sealed override Task OnParametersSetAsync()
    {
        // Blazor gets here even when the component was closed while its OnInitializedAsync was waiting.
        if (_disposed || (_taken && Equals(_key, WatchedKey)))
            return Task.CompletedTask;

        _taken = true;
        _key = WatchedKey;
        AsOf = null;
        _subscription?.Dispose();
        _subscription = null;
        if (RendererInfo.IsInteractive)
            _subscription = Subscribe(_hear = HearIn(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
        return ReadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // The mark needs a second drawing: only what was drawn after the first one proves that events are wired.
        if (!firstRender)
            return;
        _interactive = true;
        StateHasChanged();
    }

    /// <summary>Ends the subscription.</summary>
    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
        _retry?.Dispose();
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>For what a page holds itself.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    // A change comes from a worker thread that knows nothing of the reader's language.
    private Func<Task> HearIn(CultureInfo culture, CultureInfo language)
    {
        return () => Delivery.Current is { } delivery ? delivery.To(GetType().Name, DrawAsync) : DrawAsync();

        Task DrawAsync() => InvokeAsync(async () =>
        {
            if (_disposed)
                return;
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = language;
            await ReadAsync();
            if (!_disposed)
                StateHasChanged();
        });
    }

    /// <summary>Reads now, for the reader's own act; what others do arrives by itself.</summary>
    // Of two reads at once the older might answer last; so a second one waits, and several waiting are one.
    protected Task ReadAsync()
    {
        _readAgain = true;
        return _reading.IsCompleted ? _reading = ReadUntilFreshAsync() : _reading;
    }

    private async Task ReadUntilFreshAsync()
    {
        while (_readAgain && !_disposed)
        {
            _readAgain = false;
            var (asOf, key) = (Time.GetUtcNow(), _key);
            try
            {
                await ReloadAsync();
            }
            catch (Exception failure) when (_hear is not null && IsOutage(failure))
            {
                ReadLater();
                return;
            }

            _failedReads = 0;
            // What answers late may be about what was watched before.
            if (Equals(key, _key))
                AsOf = asOf;
        }
    }

    private void ReadLater()
    {
        var pause = RetryAfter[Math.Min(_failedReads++, RetryAfter.Count - 1)];
        _retry?.Dispose();
        _retry = _disposed ? null : Time.CreateTimer(_ => _ = ReadAgainAsync(), null, pause, Timeout.InfiniteTimeSpan);
    }

    private async Task ReadAgainAsync()
    {
        try
        {
            await _hear!();
        }
        catch (Exception failure)
        {
            // A bug is the boundary's, as it would have been in the first read.
            await DispatchExceptionAsync(failure);
        }
    }
}
