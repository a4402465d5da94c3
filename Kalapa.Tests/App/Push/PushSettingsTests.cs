using Kalapa.App.Push;
using Xunit;

namespace Kalapa.Tests.App.Push;

/// <summary>Where a note may be posted: a browser names the address, so whoever is signed in could name any.</summary>
public sealed class PushSettingsTests
{
    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc:def", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://wns2-sg2p.notify.windows.com/w/?token=abc", true)]
    [InlineData("https://web.push.apple.com/abc", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/abc", false)]
    [InlineData("https://web.push.apple.com:22/abc", false)]
    [InlineData("https://fcm.googleapis.com.evil.example/abc", false)]
    [InlineData("https://evilnotify.windows.com/abc", false)]
    [InlineData("https://user:password@fcm.googleapis.com/abc", false)]
    [InlineData("https://127.0.0.1/abc", false)]
    [InlineData("http://127.0.0.1:5000/abc", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://10.0.0.7/abc", false)]
    [InlineData("https://[::1]/abc", false)]
    [InlineData("https://localhost/abc", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("fcm.googleapis.com/abc", false)]
    [InlineData("", false)]
    public void Only_the_browsers_own_services_are_posted_to_and_only_over_TLS(string endpoint, bool isOne) =>
        Assert.Equal(isOne, new PushSettings(PushSettings.Known, null).IsEndpoint(endpoint));

    [Theory]
    [InlineData("http://127.0.0.1:5001/push/1", true)]
    [InlineData("http://127.0.0.1:5002/push/1", false)]
    [InlineData("http://push.example/1", false)]
    [InlineData("https://push.example/1", true)]
    public void A_service_on_this_machine_needs_no_TLS_when_the_configuration_names_it(string endpoint, bool isOne) =>
        Assert.Equal(isOne, new PushSettings(["127.0.0.1:5001", "push.example"], null).IsEndpoint(endpoint));

    [Theory]
    [InlineData("push.example", true)]
    [InlineData("*.push.example", true)]
    [InlineData("127.0.0.1:5001", true)]
    [InlineData("https://push.example", false)]
    [InlineData("push.example/path", false)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("push.*.example", false)]
    public void A_service_is_named_by_its_host(string value, bool isOne) => Assert.Equal(isOne, PushSettings.IsServiceName(value));
}
