using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
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
                type: "char(36)",
                nullable: true,
                collation: "ascii_general_ci");

            migrationBuilder.AddColumn<int>(
                name: "DeviceStep",
                table: "GateEvents",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Key = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Serial = table.Column<string>(type: "varchar(120)", maxLength: 120, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Words = table.Column<string>(type: "varchar(600)", maxLength: 600, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BranchCode = table.Column<string>(type: "varchar(3)", maxLength: 3, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Zone = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Rack = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RackWords = table.Column<string>(type: "varchar(600)", maxLength: 600, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Inside = table.Column<int>(type: "int", nullable: false),
                    IsInside = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Steps = table.Column<int>(type: "int", nullable: false),
                    RequesterId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    MovedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

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
