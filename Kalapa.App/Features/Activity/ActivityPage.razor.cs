using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>The admin's look-out: how much is where, how the last days went, and what happens now.</summary>
public sealed partial class ActivityPage : LiveComponent
{
    private Actor? _actor;
    private ActivityNumbers? _numbers;
    private IReadOnlyList<DayFigures> _days = [];
    private IReadOnlyList<CategoryFigures> _categories = [];
    private IReadOnlyList<StreamEvent> _events = [];
    private IReadOnlyList<Branch> _branches = [];
    private IReadOnlyList<MissingFile> _missing = [];
    private ClockAlarm? _clock;

    [Inject]
    private ClockWatch Watch { get; set; } = default!;

    [Inject]
    private ConfirmClock ConfirmClock { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private Board<TicketRow> Tickets { get; set; } = default!;

    [Inject]
    private Board<PermitRow> Permits { get; set; } = default!;

    [Inject]
    private ActivityContexts ActivityContexts { get; set; } = default!;

    [Inject]
    private ActivityHistory History { get; set; } = default!;

    [Inject]
    private CategoryHistory Categories { get; set; } = default!;

    [Inject]
    private EventStream Stream { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ILogger<ActivityPage> Logger { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActivityWords> Words { get; set; } = default!;

    /// <summary>The stream's filter, in the address.</summary>
    [SupplyParameterFromQuery(Name = "jenis")]
    public string? Type { get; set; }

    /// <inheritdoc cref="Type"/>
    [SupplyParameterFromQuery(Name = "cabang")]
    public string? Branch { get; set; }

    /// <inheritdoc cref="Type"/>
    [SupplyParameterFromQuery(Name = "pelaku")]
    public string? Who { get; set; }

    private StreamFilter Filter => new(Blank(Type), Blank(Branch), Blank(Who));

    protected override object? WatchedKey => Filter;

    private IReadOnlyList<DayColumn> Flow =>
    [
        new(Words["Chart.Submitted"], day => day.Submitted, day => $"{day.Submitted}"),
        new(Words["Chart.Approved"], day => day.Approved, day => $"{day.Approved}"),
        new(Words["Chart.Rejected"], day => day.Rejected, day => $"{day.Rejected}"),
    ];

    private IReadOnlyList<DayColumn> Waits =>
    [
        new(Words["Chart.Median"], day => Minutes(day.WaitMedian), day => Text(day.WaitMedian)),
        new(Words["Chart.Ninety"], day => Minutes(day.WaitNinety), day => Text(day.WaitNinety)),
    ];

    private IReadOnlyList<DayColumn> Solves =>
    [
        new(Words["Chart.Median"], day => Hours(day.SolveMedian), day => Text(day.SolveMedian)),
        new(Words["Chart.Ninety"], day => Hours(day.SolveNinety), day => Text(day.SolveNinety)),
    ];

    // Of boards that could not be read yet nothing is known: no figure stands there as if it were zero.
    protected override DateTimeOffset? AsOf => BoardsAreRead ? base.AsOf : null;

    private bool BoardsAreRead => Tickets.AsOf is not null && Permits.AsOf is not null;

    protected override IDisposable Subscribe(Func<Task> changed) => new WatchedTogether(
        changed, LiveUpdates.TileGap, Time, Logger,
        callback => Tickets.Subscribe(callback, TimeSpan.Zero),
        callback => Permits.Subscribe(callback, TimeSpan.Zero));

    protected override async Task ReloadAsync()
    {
        // Afresh each time: a right that was lost empties the page with the next change.
        _actor = await Current.Read();
        if (Tickets.AsOf is null)
            await Tickets.HealAsync();
        if (Permits.AsOf is null)
            await Permits.HealAsync();
        var context = await ActivityContexts.Read();
        (_branches, _missing, _clock) = (context.Branches, context.Missing, Watch.Alarm);
        if (BoardsAreRead)
            _numbers = ActivityNumbers.Of(Tickets.For(MayList), Permits.For(MayList), context, Time.GetUtcNow());
        // The same figures are the same object, so that the charts stay as they are.
        var days = await History.For(_actor);
        if (!days.SequenceEqual(_days))
            _days = days;
        var categories = await Categories.For(_actor);
        if (!categories.SequenceEqual(_categories))
            _categories = categories;
        _events = await Stream.For(_actor, Filter);
    }

    private async Task ConfirmClockAsync(DateTimeOffset seen)
    {
        await Runner.RunAsync(() => ConfirmClock.Run(Current.UserId, seen), Words["Event.clock.confirmed"]);
        await ReadAsync();
    }

    private bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.List, subject);

    private void Narrow(StreamFilter filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["jenis"] = filter.Type, ["cabang"] = filter.Branch, ["pelaku"] = filter.Actor }),
        replace: true);

    private static double Minutes(TimeSpan? wait) => Math.Round(wait?.TotalMinutes ?? 0, 1);

    private static double Hours(TimeSpan? time) => Math.Round(time?.TotalHours ?? 0, 1);

    private string Text(TimeSpan? wait) => wait is { } span ? DurationText.Of(span, Words) : Words["Chart.None"];

    private static string? Blank(string? text) => TypedText.IsBlank(text) ? null : TypedText.Line(text);
}
