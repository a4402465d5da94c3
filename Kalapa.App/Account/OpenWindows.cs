using Kalapa.App.Setup;
using Microsoft.AspNetCore.SignalR;

namespace Kalapa.App.Account;

/// <summary>
/// How many windows (circuits) are open, by account and by address: each costs memory for as long as it lives. One too many is refused when it
/// asks for its connection; its page is there to read, and says why nothing on it works.
/// </summary>
internal sealed class OpenWindows(Limits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = [];

    /// <summary>One more would be taken.</summary>
    public bool HasRoom(Guid? userId, string address)
    {
        lock (_gate)
        {
            return Count($"user:{userId}") < limits.WindowsPerUser && Count($"address:{address}") < limits.WindowsPerAddress;
        }
    }

    /// <summary>Opens one until the answer is disposed; null when there is no room.</summary>
    public IDisposable? Open(Guid? userId, string address)
    {
        string[] keys = [$"user:{userId}", $"address:{address}"];
        lock (_gate)
        {
            if (!HasRoom(userId, address))
            {
                return null;
            }

            foreach (var key in keys)
            {
                _open[key] = Count(key) + 1;
            }
        }

        return new Window(() => Close(keys));
    }

    private int Count(string key) => _open.GetValueOrDefault(key);

    private void Close(string[] keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (Count(key) <= 1)
                {
                    _open.Remove(key);
                }
                else
                {
                    _open[key]--;
                }
            }
        }
    }

    private sealed class Window(Action close) : IDisposable
    {
        private Action? _close = close;

        public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();
    }
}

/// <summary>Counts connections where they are made, whatever carries them.</summary>
internal sealed class WindowFilter(OpenWindows windows) : IHubFilter
{
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var http = context.Context.GetHttpContext();
        if (windows.Open(context.Context.User?.UserId(), http is null ? "" : ClientAddress.Of(http)) is not { } window)
        {
            // It came without asking first, or together with others.
            context.Context.Abort();
            return Task.CompletedTask;
        }

        context.Context.ConnectionAborted.Register(window.Dispose);
        return next(context);
    }
}
