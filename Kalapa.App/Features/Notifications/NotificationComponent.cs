using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Notifications;

/// <summary>Base of what shows the own notifications live, kept still under the hand: bell and page. Reads with the rights of the moment.</summary>
public abstract class NotificationComponent : ListComponent<NotificationItem>
{
    private int _most;
    private bool? _read;

    /// <summary>Who reads.</summary>
    [Inject]
    protected CurrentActor Current { get; private set; } = default!;

    /// <summary>Runs the verbs.</summary>
    [Inject]
    protected ActionRunner Runner { get; private set; } = default!;

    /// <summary>The texts.</summary>
    [Inject]
    protected IStringLocalizer<NotificationWords> Words { get; private set; } = default!;

    /// <summary>What is shown.</summary>
    protected NotificationList List { get; private set; } = NotificationList.None;

    /// <summary>How many are shown at first, and how many more each time.</summary>
    protected abstract int Step { get; }

    /// <summary>What was read already is left out.</summary>
    protected virtual bool UnreadOnly => false;

    /// <summary>The reads.</summary>
    [Inject]
    protected MyNotifications Notifications { get; private set; } = default!;

    [Inject]
    private MarkRead MarkRead { get; set; } = default!;

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var me = Current.UserId;
        // What is about no ticket comes with the change of who stands in for whom.
        return new Subscriptions(Updates.Subscribe(change => me is { } id && change.Notified.Contains(id), changed), Updates.SubscribeStandIns(changed));
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        var unreadOnly = UnreadOnly;
        _most = _read == unreadOnly ? Math.Max(_most, Step) : Step;
        List = await Notifications.For(await Current.Read(), _most, unreadOnly);
        if (_read == unreadOnly)
        {
            Rows.Show(List.Items);
        }
        else
        {
            Rows.Replace(List.Items);
        }

        _read = unreadOnly;
    }

    /// <summary>Older ones too.</summary>
    protected Task ShowOlderAsync()
    {
        _most += Step;
        return ReadAsync();
    }

    /// <summary>The user opened one.</summary>
    protected async Task MarkAsync(NotificationItem item)
    {
        if (!item.IsRead)
        {
            await Runner.RunAsync(() => MarkRead.Run(Current.UserId, item.Id));
            await ReadAsync();
        }
    }

    /// <summary>The user has seen them all.</summary>
    protected async Task MarkAllAsync()
    {
        if (List.Items is [var newest, ..])
        {
            await Runner.RunAsync(() => MarkRead.All(Current.UserId, newest.Id));
            await ReadAsync();
        }
    }
}
