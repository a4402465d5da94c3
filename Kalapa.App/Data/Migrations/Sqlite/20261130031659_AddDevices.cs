using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DeviceId",
                table: "GateEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DeviceStep",
                table: "GateEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    BranchCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rack = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RackWords = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Inside = table.Column<int>(type: "INTEGER", nullable: false),
                    IsInside = table.Column<bool>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    RequesterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GateEvents_DeviceId_Type_At",
                table: "GateEvents",
                columns: new[] { "DeviceId", "Type", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_BranchCode_IsInside_MovedAt",
                table: "Devices",
                columns: new[] { "BranchCode", "IsInside", "MovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_IsInside_MovedAt",
                table: "Devices",
                columns: new[] { "IsInside", "MovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_TenantId_IsInside_MovedAt",
                table: "Devices",
                columns: new[] { "TenantId", "IsInside", "MovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_TenantId_Key",
                table: "Devices",
                columns: new[] { "TenantId", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropIndex(
                name: "IX_GateEvents_DeviceId_Type_At",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "DeviceId",
                table: "GateEvents");

            migrationBuilder.DropColumn(
                name: "DeviceStep",
                table: "GateEvents");
        }
    }
}
