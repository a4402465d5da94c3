using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Shared;

/// <summary>
/// Base of a form without a "save" button: what is typed is on the server within a second, field by field. What could not be saved stays
/// on the screen and is tried again, also after the form was left.
/// </summary>
/// <typeparam name="TContent">What the form is about.</typeparam>
/// <param name="empty">Before anything was read.</param>
public abstract class AutoSavedForm<TContent>(TContent empty) : LiveComponent
{
    private static readonly TimeSpan SaveAfter = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromSeconds(2);

    private readonly TypedFields<TContent> _typed = new(empty);
    private ITimer? _timer;
    private Task _saving = Task.CompletedTask;
    private string? _refused;
    private bool _closed;
    private DateTimeOffset? _savedAt;

    /// <summary>Who writes.</summary>
    [Inject]
    protected CurrentActor Current { get; private set; } = default!;

    [Inject]
    private IStringLocalizer<SharedWords> Said { get; set; } = default!;

    [Inject]
    private RuleSentences Sentences { get; set; } = default!;

    /// <summary>What is saved, with what is typed laid on it.</summary>
    protected TContent Content => _typed.Content;

    /// <summary>Something is only on this screen.</summary>
    protected bool IsUnsaved => _typed.IsDirty || _refused is not null;

    /// <summary>What kept the last save from happening and may pass by itself.</summary>
    protected Exception? Unsaved { get; private set; }

    /// <summary>How saving stands, in words.</summary>
    protected string SavedText => _refused
        ?? (!_saving.IsCompleted ? Said["Save.Saving"]
            : _typed.IsDirty ? Said["Save.Unsaved"]
            : _savedAt is { } at ? Said["Save.SavedAt", BranchTime.Clock(at, Clock)]
            : Said["Save.Saved"]);

    /// <summary>The branch's zone, once known.</summary>
    protected abstract TimeZoneInfo? Clock { get; }

    /// <summary>Saves one field's edits; answers the content as saved.</summary>
    protected abstract Task<TContent> SaveAsync(string field, Func<TContent, TContent> edit);

    /// <summary>What the server has now.</summary>
    protected void Read(TContent content) => _typed.Saved(content);

    /// <summary>A field was typed into.</summary>
    /// <param name="key">See <see cref="TypedFields{TContent}.Type"/>.</param>
    /// <param name="edit">Sets it.</param>
    protected void Type(string key, Func<TContent, TContent> edit)
    {
        _typed.Type(key, edit);
        SaveLater(SaveAfter);
    }

    /// <summary>Saves now what waits.</summary>
    protected Task FlushAsync() => _saving.IsCompleted ? _saving = SaveAllAsync() : _saving;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        _closed = true;
        _ = FlushAsync();
    }

    // Also of a form that was left: what was typed is saved as soon as it can be.
    private void SaveLater(TimeSpan pause)
    {
        _timer?.Dispose();
        _timer = Time.CreateTimer(_ => _ = _closed ? FlushAsync() : InvokeAsync(SaveAndShowAsync), null, pause, Timeout.InfiniteTimeSpan);
    }

    private async Task SaveAndShowAsync()
    {
        await FlushAsync();
        StateHasChanged();
    }

    private async Task SaveAllAsync()
    {
        try
        {
            while (_typed.IsDirty)
            {
                await _typed.Flush(SaveAsync);
                _savedAt = Time.GetUtcNow();
            }

            (_refused, Unsaved) = (null, null);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            (_refused, Unsaved) = (Said["Save.Away"], failure);
            SaveLater(SaveAgainAfter);
        }
        catch (RuleBroken broken)
        {
            _refused = Sentences.Say(broken, Clock);
        }
        catch (Domain.Access.AccessDenied)
        {
            _refused = Said["Save.NotSaved"];
        }
    }
}
