using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;

namespace Kalapa.App.Push;

/// <summary>How soon a device that saves power is woken (RFC 8030, 5.3).</summary>
public enum PushUrgency
{
    /// <summary>When it wakes anyway.</summary>
    Low,

    /// <summary>Soon.</summary>
    Normal,

    /// <summary>Now.</summary>
    High,
}

/// <summary>A note to one browser.</summary>
/// <param name="Endpoint">Where it is posted.</param>
/// <param name="P256dh">The browser's public key.</param>
/// <param name="Auth">The browser's secret.</param>
/// <param name="Body">What is encrypted for it.</param>
/// <param name="Topic">A newer note of the same topic takes the place of one that was not fetched yet; 32 letters and digits at most.</param>
/// <param name="Urgency">How soon.</param>
public sealed record OutgoingPush(string Endpoint, string P256dh, string Auth, string Body, string Topic, PushUrgency Urgency);

/// <summary>How a push service took a note.</summary>
public enum PushOutcome
{
    /// <summary>It has it now.</summary>
    Accepted,

    /// <summary>There is no such browser any more, or nothing may be posted there.</summary>
    Gone,

    /// <summary>It will never take this note.</summary>
    Refused,

    /// <summary>Not at the moment, or it could not be reached.</summary>
    TryLater,
}

/// <summary>How, and in the service's own words.</summary>
public sealed record PushAnswer(PushOutcome Outcome, string Said);

/// <summary>Posts notes to push services, encrypted for the browser alone (RFC 8030, 8188, 8291). One at a time: its one user is the sender of the outbox.</summary>
public sealed class WebPushTransport(PushSettings settings, PushKeys keys, TimeProvider time) : IDisposable
{
    /// <summary>How long a service keeps a note for a device that is off (24 h): by then it is in the bell, and old.</summary>
    public static readonly TimeSpan KeptByService = TimeSpan.FromHours(24);

    /// <summary>A service that could not be reached is not asked again for so long (30 s), lest notes to others wait behind its silence.</summary>
    public static readonly TimeSpan PauseAfterSilence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, string Said)> _silent = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience / 2 })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private PushServiceClient? _client;

    /// <summary>One note, one after the other.</summary>
    public async Task<PushAnswer> Send(OutgoingPush push, CancellationToken cancellationToken)
    {
        if (!settings.IsEndpoint(push.Endpoint))
        {
            return new(PushOutcome.Gone, "Its push service is none that notes are posted to.");
        }

        var host = new Uri(push.Endpoint).Authority;
        if (_silent.TryGetValue(host, out var silent) && time.GetUtcNow() < silent.Until)
        {
            return new(PushOutcome.TryLater, silent.Said);
        }

        try
        {
            var client = _client ??= await Client(cancellationToken);
            await client.RequestPushMessageDeliveryAsync(Subscription(push), Message(push), cancellationToken);
            return new(PushOutcome.Accepted, "");
        }
        catch (PushServiceClientException refusal)
        {
            return new(OutcomeOf(refusal.StatusCode), $"{(int)refusal.StatusCode} {refusal.Body ?? refusal.Message}");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException { InnerException: TimeoutException })
        {
            _silent[host] = (time.GetUtcNow() + PauseAfterSilence, failure.Message);
            return new(PushOutcome.TryLater, failure.Message);
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or ArgumentException)
        {
            // Keys that are none: nothing can be encrypted for this browser.
            return new(PushOutcome.Refused, failure.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<PushServiceClient> Client(CancellationToken cancellationToken)
    {
        var (publicKey, privateKey) = await keys.Read(cancellationToken);
        VapidAuthentication authentication = new(publicKey, privateKey);
        if (settings.Subject is { } subject)
        {
            authentication.Subject = subject;
        }

        // The outbox tries again; waiting here would hold up the others.
        return new(_http) { DefaultAuthentication = authentication, AutoRetryAfter = false };
    }

    private static Lib.Net.Http.WebPush.PushSubscription Subscription(OutgoingPush push)
    {
        Lib.Net.Http.WebPush.PushSubscription subscription = new() { Endpoint = push.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, push.P256dh);
        subscription.SetKey(PushEncryptionKeyName.Auth, push.Auth);
        return subscription;
    }

    private static PushMessage Message(OutgoingPush push) => new(push.Body)
    {
        Topic = push.Topic,
        TimeToLive = (int)KeptByService.TotalSeconds,
        Urgency = push.Urgency switch { PushUrgency.High => PushMessageUrgency.High, PushUrgency.Low => PushMessageUrgency.Low, _ => PushMessageUrgency.Normal },
    };

    private static PushOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => PushOutcome.Gone,
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PushOutcome.TryLater,
        _ => PushOutcome.Refused,
    };
}
