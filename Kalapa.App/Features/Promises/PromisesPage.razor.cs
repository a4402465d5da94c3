using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain.Promises;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Features.Promises;

/// <summary>Working hours, holidays and promises: read by those who keep them, changed by admins (O78).</summary>
public sealed partial class PromisesPage : LiveComponent
{
    private PromiseView? _view;
    private string? _branch;

    private PromiseQuestion? _asked;

    [Inject]
    private PromiseOverview Overview { get; set; } = default!;

    [Inject]
    private SetWorkingHours Hours { get; set; } = default!;

    [Inject]
    private KeepHolidays Holidays { get; set; } = default!;

    [Inject]
    private ChangePromises Change { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PromiseWords> Words { get; set; } = default!;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), BranchTime.HeadOffice).Date);

    protected override IDisposable Subscribe(Func<Task> changed) => Updates.SubscribePromises(changed);

    protected override async Task ReloadAsync() => _view = await Overview.For(await Current.Read());

    // Nothing chosen is the first; a branch that is gone is not shown any more.
    private BranchHours? Shown(PromiseView view) => view.Branches.FirstOrDefault(branch => branch.Code == _branch) ?? view.Branches.FirstOrDefault();

    private void Ask(PromiseQuestion asked)
    {
        Runner.ClearError();
        _asked = asked;
    }

    private void Close() => _asked = null;

    private async Task ChangeAsync((int Seen, IReadOnlyList<PromiseTarget> Targets, string Note) given) =>
        await DoneAsync(await Runner.RunAsync(() => Change.Run(Current.UserId, given.Seen, given.Targets, given.Note), Words["Promises.Done"]));

    private async Task SetHoursAsync(BranchCalendar calendar, IReadOnlyList<OpenHours?> week) =>
        await DoneAsync(await Runner.RunAsync(() => Hours.Run(Current.UserId, KeyOf(calendar), week), Words["Hours.Done"]));

    private async Task AddAsync(BranchCalendar calendar, HolidaysGiven given)
    {
        IReadOnlyCollection<CalendarKey> keys = given.Everywhere && _view is { } view ? [.. view.Branches.SelectMany(branch => branch.Sides).Select(KeyOf)] : [KeyOf(calendar)];
        var added = 0;
        if (await Runner.RunAsync(async () => added = await Holidays.Add(Current.UserId, keys, given.Days)))
        {
            Snackbar.Add(Words["Holidays.Done", new PluralCount(added)], Severity.Success);
            await DoneAsync(isDone: true);
        }
    }

    private async Task RemoveAsync(BranchCalendar calendar, DateOnly day) =>
        await DoneAsync(await Runner.RunAsync(() => Holidays.Remove(Current.UserId, KeyOf(calendar), day), Words["Holidays.Removed", BranchTime.ShowDay(day)]));

    private async Task DoneAsync(bool isDone)
    {
        if (isDone)
        {
            Close();
            await ReadAsync();
        }
    }

    private static CalendarKey KeyOf(BranchCalendar calendar) => new(calendar.BranchCode, calendar.Side);
}
